"""Whose certificate has this number: asked by the safeguarding team alone, and on the trail."""

import pytest
from django.test import Client
from django.urls import reverse

from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.people.models import Person
from kernel.people.roles import STAFF, Role
from tests.factories import team
from tests.factories.desk import signed_in
from tests.factories.people import let_proof_grow_old

pytestmark = pytest.mark.django_db
NUMBER = "001234567890"
KEEPERS = {Role.SAFEGUARDING_OFFICER, Role.DSL}


@pytest.fixture
def ada() -> Person:
    return team.a_worker("Ada Marsh", at=clock.now(), number=NUMBER)


def asks(client: Client, number: str, kind: str = "dbs") -> str:
    answer = client.post(reverse("team_records_number"), {"kind": kind, "number": number})
    assert answer.status_code == 200
    return answer.content.decode()


def sought() -> list[tuple[str, str | None]]:
    events = AuditEvent.objects.filter(verb="check.number_sought")
    return [(event.about_ref, event.facts.get("person")) for event in events]


@pytest.mark.parametrize("role", sorted(KEEPERS))
def test_the_whole_number_finds_whose_it_is(role: str, ada: Person) -> None:
    said = asks(signed_in(role), "0012 3456-7890")
    assert "Ada Marsh" in said
    assert "ends in 7890" in said
    assert sought() == [(str(ada.checks.get().key), ada.ref)]


def test_nobody_with_that_number_is_said_kindly_and_is_on_the_trail(ada: Person) -> None:
    said = asks(signed_in(Role.DSL), "001234567891")
    assert "Nobody on record has a certificate with that number" in said
    assert "Ada Marsh" not in said
    assert sought() == [("none", None)]


@pytest.mark.parametrize("number", ["", "12", "00123456789O", "9" * 500, "\0", "😀"])
def test_what_cannot_be_a_number_gets_a_sentence(number: str, ada: Person) -> None:
    said = asks(signed_in(Role.DSL), number)
    assert "to look at again" in said
    assert sought() == []


def test_an_address_never_carries_a_number(ada: Person) -> None:
    answer = signed_in(Role.DSL).get(reverse("team_records_number"), {"number": NUMBER})
    assert "Ada Marsh" not in answer.content.decode()
    assert sought() == []


def test_it_asks_first_whether_it_is_still_you(ada: Person) -> None:
    client = signed_in(Role.DSL)
    let_proof_grow_old(client)
    assert "Ada Marsh" not in asks(client, NUMBER)
    assert sought() == []


@pytest.mark.parametrize("role", sorted(STAFF - KEEPERS))
def test_nobody_else_may_ask(role: str, ada: Person) -> None:
    answer = signed_in(role).post(reverse("team_records_number"), {"kind": "dbs", "number": NUMBER})
    assert answer.status_code == 404
    assert sought() == []
