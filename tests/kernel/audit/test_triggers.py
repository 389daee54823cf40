"""The database refuses every change to the trail; without a trigger the change goes through."""

from datetime import datetime

import pytest
from django.apps import apps
from django.core.checks import Tags, run_checks
from django.db import connection
from django.db.models.signals import post_migrate
from django.test import Client

from kernel.audit import triggers, verify
from kernel.audit.models import AuditEvent
from tests.kernel.audit.trailing import a_trail, drop, run

COLUMNS = "seq, at, actor, verb, about_kind, about_ref, facts, mac"
TAMPERINGS = {
    "audit_auditevent_no_update": "UPDATE audit_auditevent SET actor = 'user:other' WHERE seq = 3",
    "audit_auditevent_no_delete": "DELETE FROM audit_auditevent WHERE seq = 3",
}
if connection.vendor == "sqlite":
    TAMPERINGS["audit_auditevent_no_replace"] = (
        f"INSERT OR REPLACE INTO audit_auditevent ({COLUMNS}) "
        "SELECT seq, at, 'user:other', verb, about_kind, about_ref, facts, mac "
        "FROM audit_auditevent WHERE seq = 3"
    )

tampering = pytest.mark.parametrize(("trigger", "statement"), TAMPERINGS.items())


@pytest.mark.django_db
@tampering
def test_the_database_refuses(at: datetime, trigger: str, statement: str) -> None:
    a_trail(at)
    assert not run(statement)
    assert verify.verify() == verify.Verdict(5)


@pytest.mark.django_db
@tampering
def test_without_the_trigger_it_goes_through_and_is_found_by_its_number(
    at: datetime, trigger: str, statement: str
) -> None:
    """The control."""
    a_trail(at)
    drop(trigger)
    assert run(statement)
    assert verify.verify().bad == 3


@pytest.mark.django_db(transaction=True)
def test_the_trail_cannot_be_emptied(at: datetime) -> None:
    a_trail(at)
    empty = "TRUNCATE audit_auditevent" if _postgresql() else "DELETE FROM audit_auditevent"
    assert not run(empty)
    drop(f"audit_auditevent_no_{'truncate' if _postgresql() else 'delete'}")
    assert run(empty)
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db
def test_checkpoints_are_guarded_alike(at: datetime) -> None:
    values = "(seq, mac, made_at, signature) VALUES (1, 'm', '2026-03-02 12:00:00+00:00', 's')"
    assert run(f"INSERT INTO audit_checkpoint {values}")
    assert not run("UPDATE audit_checkpoint SET mac = 'other'")
    assert not run("DELETE FROM audit_checkpoint")


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(triggers.wanted(connection.vendor)))
def test_a_missing_trigger_is_said_at_start_and_the_site_is_not_ready(
    client: Client, name: str
) -> None:
    assert (_faults(), client.get("/readyz").status_code) == ([], 200)
    drop(name)
    assert (_faults(), client.get("/readyz").status_code) == ([name], 503)


@pytest.mark.django_db
def test_a_trigger_that_only_carries_the_name_counts_as_missing() -> None:
    name = "audit_auditevent_no_update"
    if _postgresql():
        assert run(f"ALTER TABLE audit_auditevent DISABLE TRIGGER {name}")
    else:
        drop(name)
        assert run(f"CREATE TRIGGER {name} BEFORE UPDATE ON audit_auditevent BEGIN SELECT 1; END")
    assert _faults() == [name]


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(triggers.wanted(connection.vendor)))
def test_every_migrate_makes_a_lost_trigger_anew(name: str) -> None:
    drop(name)
    post_migrate.send(
        apps.get_app_config("audit"),
        app_config=apps.get_app_config("audit"),
        using="default",
        verbosity=0,
        interactive=False,
    )
    assert _faults() == []


def _faults() -> list[str]:
    found = run_checks(tags=[Tags.database], databases=["default"])
    return [fault.msg.split("“")[1].rstrip("”.") for fault in found if fault.id == "audit.E001"]


def _postgresql() -> bool:
    return connection.vendor == "postgresql"
