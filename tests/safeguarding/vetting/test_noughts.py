"""Claim 1: noughts in front survive from the form to the record, the search and the file."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kernel import clock
from kernel.references import new_secret
from safeguarding.record.rows import rows
from safeguarding.record.table import table
from safeguarding.vetting import number
from safeguarding.vetting.models import Check
from tests.factories import team
from tests.factories.desk import signed_in
from tests.factories.people import an_account
from tests.factories.team import DSL

pytestmark = pytest.mark.django_db
NUMBER = "001200340007"


@pytest.fixture
def keeper() -> Client:
    return signed_in("dsl")


def test_claim_1_noughts_in_front_survive_every_path(keeper: Client) -> None:
    now = clock.now()
    today = clock.london_date(now)
    ada = team.a_newcomer("Ada Marsh", at=now)
    witness = an_account("safeguarding_officer")
    witness.person = team.a_person("Wyn Witness")
    witness.save()
    typed = {
        "level": "enhanced_child_barred",
        "number": "0012 0034 0007",
        "issued_date": (today - timedelta(days=9)).isoformat(),
        "seen_date": today.isoformat(),
        "seen_by": witness.person.ref,
        "outcome": "clear",
        "review_due": (today + timedelta(days=900)).isoformat(),
        "once": new_secret(),
    }

    answer = keeper.post(reverse("team_record_certificate", args=[ada.ref, "dbs"]), typed)

    assert answer.status_code == 302, answer.content.decode()
    check = Check.objects.get()
    assert (check.number_last4, number.reveal(check=check, by=DSL, at=now)) == ("0007", NUMBER)
    assert list(number.with_number("dbs", NUMBER)) == [check]
    assert not number.with_number("dbs", NUMBER.lstrip("0").rjust(12, "1")).exists()
    shown = keeper.post(reverse("team_record_number", args=[ada.ref, check.key]))
    assert NUMBER in shown.content.decode()
    file = table(rows([ada], on=today), on=today, masked=False)
    assert any("0007" in cell for row in file for cell in row)
