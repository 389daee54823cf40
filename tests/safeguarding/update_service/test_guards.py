"""What was heard stays as it was heard; without its trigger it could be changed."""

from datetime import datetime

import pytest
from django.apps import apps
from django.core.checks import Tags, run_checks
from django.db import DatabaseError, connection, transaction

from safeguarding.vetting.models import StatusCheck
from safeguarding.vetting.update_service.guards import GUARD, ensure
from tests.factories.team import a_check, a_person

pytestmark = pytest.mark.django_db
TABLE = "safeguarding_statuscheck"
COLUMNS = "seq, certificate_id, person_id, code, fault, asked_by, ran_at"
TAMPERINGS = {
    f"{TABLE}_no_update": f"UPDATE {TABLE} SET code = 'blank'",
    f"{TABLE}_no_delete": f"DELETE FROM {TABLE}",
}
if connection.vendor == "sqlite":
    TAMPERINGS[f"{TABLE}_no_replace"] = (
        f"INSERT OR REPLACE INTO {TABLE} ({COLUMNS}) SELECT seq, certificate_id, person_id, "
        f"'blank', fault, asked_by, ran_at FROM {TABLE}"
    )
else:
    TAMPERINGS[f"{TABLE}_no_truncate"] = f"TRUNCATE {TABLE}"
tampering = pytest.mark.parametrize(("trigger", "statement"), TAMPERINGS.items())


@pytest.fixture(autouse=True)
def heard(at: datetime) -> StatusCheck:
    check = a_check(a_person(), at=at)
    return StatusCheck.objects.create(
        certificate=check, person=check.person, code="new_info", asked_by="timer", ran_at=at
    )


def run(statement: str) -> bool:
    """Whether it went through; deferred foreign keys are asked first, or PostgreSQL minds them."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(statement)
    except DatabaseError:
        return False
    return True


def drop(trigger: str) -> None:
    on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"DROP TRIGGER {trigger}{on}")


@tampering
def test_the_database_refuses(trigger: str, statement: str) -> None:
    assert not run(statement)
    assert StatusCheck.objects.get().code == "new_info"


@tampering
def test_without_the_trigger_it_goes_through(trigger: str, statement: str) -> None:
    """The control."""
    drop(trigger)
    assert run(statement)
    assert not StatusCheck.objects.filter(code="new_info").exists()


@pytest.mark.parametrize("trigger", sorted(TAMPERINGS))
def test_a_trigger_that_is_gone_is_reported_and_made_anew(trigger: str) -> None:
    drop(trigger)
    said = [each.msg for each in run_checks(tags=[Tags.database], databases=["default"])]
    assert said == [f"What the Update Service answered lacks its trigger “{trigger}”."]
    ensure(apps.get_app_config("safeguarding"))
    assert GUARD.missing(connection) == set()
