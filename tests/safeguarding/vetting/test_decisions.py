"""A certificate that is not blank: two people, sealed reasons, every sight on the trail."""

import json
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.people.models import Person
from kernel.people.roles import Role
from safeguarding.vetting import number
from safeguarding.vetting.models import Check, Disclosure
from safeguarding.vetting.records import disclosures
from safeguarding.vetting.rules import CannotRecord
from tests.factories import team
from tests.factories.people import an_account, let_proof_grow_old, sign_in
from tests.factories.team import DSL, a_person

pytestmark = pytest.mark.django_db
REASONS = "Never alone with the till; looked at again in a year."


@pytest.fixture
def check(at: datetime) -> Check:
    person = team.a_newcomer("Ada Marsh", at=at)
    return team.a_check(person, outcome=Check.Outcome.TO_DECIDE, at=at)


def proposed(check: Check, at: datetime, **facts: object) -> Disclosure:
    told = {"decision": "accepted", "reasons": REASONS, "proposed_by": a_person("Pat"), **facts}
    return disclosures.propose(check=check, role=team.a_role(at=at), by=DSL, at=at, **told)


def test_it_counts_once_a_second_person_agrees(check: Check, at: datetime) -> None:
    made = proposed(check, at)
    second = a_person("Sam")
    disclosures.answer(disclosure=made, agreed=True, answered_by=second, by=DSL, at=at)
    made.refresh_from_db()
    assert (made.answer, made.answered_by) == ("agreed", second)
    with pytest.raises(CannotRecord, match="answered this already"):
        disclosures.answer(disclosure=made, agreed=False, answered_by=second, by=DSL, at=at)


def test_the_first_person_is_not_the_second(check: Check, at: datetime) -> None:
    made = proposed(check, at)
    with pytest.raises(CannotRecord, match="You proposed this"):
        disclosures.answer(
            disclosure=made, agreed=True, answered_by=made.proposed_by, by=DSL, at=at
        )
    assert Disclosure.objects.get().answer == ""


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"reasons": "  "}, "Say why"),
        ({"reasons": "x" * 4001}, "4,000 letters"),
        ({"decision": "perhaps"}, "Choose a decision"),
    ],
)
def test_what_cannot_be_proposed_gets_a_sentence(
    check: Check, at: datetime, facts: dict, sentence: str
) -> None:
    with pytest.raises(CannotRecord, match=sentence):
        proposed(check, at, **facts)
    assert not Disclosure.objects.exists()


def test_nobody_decides_about_themselves(check: Check, at: datetime) -> None:
    with pytest.raises(CannotRecord, match="their own"):
        proposed(check, at, proposed_by=check.person)
    made = proposed(check, at)
    with pytest.raises(CannotRecord, match="their own"):
        disclosures.answer(disclosure=made, agreed=True, answered_by=check.person, by=DSL, at=at)


def test_a_blank_certificate_is_not_decided_about(at: datetime) -> None:
    with pytest.raises(CannotRecord, match="nothing to decide"):
        proposed(team.a_check(a_person(), at=at), at)


def test_one_decision_waits_at_a_time(check: Check, at: datetime) -> None:
    proposed(check, at)
    with pytest.raises(CannotRecord, match="waiting for a second person"):
        proposed(check, at)


def test_reasons_are_sealed_to_their_row_and_never_on_the_trail(check: Check, at: datetime) -> None:
    made = proposed(check, at)
    assert REASONS not in made.reasons_sealed
    told = json.dumps(list(AuditEvent.objects.values("verb", "facts")))
    assert "till" not in told
    disclosures.answer(disclosure=made, agreed=False, answered_by=a_person("S"), by=DSL, at=at)
    other = proposed(check, at, reasons="Another")
    Disclosure.objects.filter(pk=other.pk).update(reasons_sealed=made.reasons_sealed)
    other.refresh_from_db()
    with pytest.raises(number.NotReadable):
        disclosures.read_reasons(disclosure=other, by=DSL, at=at)


def test_without_a_trail_reasons_are_not_read(
    check: Check, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = proposed(check, at)

    def down(notes: object) -> None:
        raise OSError

    monkeypatch.setattr("kernel.audit.chain.append", down)
    monkeypatch.setattr("kernel.crypto.unseal", lambda *_a, **_k: pytest.fail("It was read."))
    with pytest.raises(OSError):
        disclosures.read_reasons(disclosure=made, by=DSL, at=at)


# ── the screens ────────────────────────────────────────────────────────────────────────────────
def keeper(name: str, role: str = Role.DSL) -> tuple[Client, Person]:
    user = an_account(role, email=f"{name.lower()}@example.org")
    user.person = a_person(name)
    user.save()
    client = Client()
    sign_in(client, user)
    return client, user.person


def test_two_colleagues_decide_on_the_screen(check: Check) -> None:
    (first, _), (second, sam) = keeper("Pat"), keeper("Sam", Role.SAFEGUARDING_OFFICER)
    person, role = check.person, team.a_role(at=clock.now())
    first.post(
        reverse("team_record_propose", args=[person.ref, check.key]),
        {"role": role.key, "decision": "accepted", "reasons": REASONS},
    )
    made = Disclosure.objects.get()
    address = reverse("team_record_decision", args=[person.ref, made.key])
    own = first.get(address).content.decode()
    assert "You proposed this." in own
    first.post(address, {"answer": "agreed"})
    assert Disclosure.objects.get().answer == ""
    assert REASONS in second.get(address).content.decode()
    second.post(address, {"answer": "agreed"})
    assert Disclosure.objects.get().answered_by == sam
    assert AuditEvent.objects.filter(verb="disclosure.read").count() >= 3


def test_an_old_sign_in_is_asked_first_and_shows_no_reasons(check: Check) -> None:
    made = proposed(check, clock.now())
    client, _ = keeper("Sam")
    let_proof_grow_old(client)
    address = reverse("team_record_decision", args=[check.person.ref, made.key])
    assert REASONS not in client.get(address).content.decode()
    assert not AuditEvent.objects.filter(verb="disclosure.read").exists()


def test_whoever_it_is_about_reads_no_reasons(check: Check, at: datetime) -> None:
    made = proposed(check, at)
    user = an_account(Role.DSL)
    user.person = check.person
    user.save()
    client = Client()
    sign_in(client, user)
    answer = client.get(reverse("team_record_decision", args=[check.person.ref, made.key]))
    assert answer.status_code == 404


# ── who has seen certificate information ───────────────────────────────────────────────────────
def test_the_lead_reads_who_has_been_shown_what(check: Check) -> None:
    client, _ = keeper("Pat")
    client.get(reverse("team_record", args=[check.person.ref]))
    client.post(reverse("team_record_number", args=[check.person.ref, check.key]))
    html = client.get(reverse("team_records_register")).content.decode()
    assert "the whole number of a certificate" in html
    assert "level, dates and the last four figures" in html
    assert "Ada Marsh" in html
    assert AuditEvent.objects.filter(verb="register.read").exists()
    alone = f"{reverse('team_records_register')}?person={check.person.ref}"
    assert "shown certificate information about Ada Marsh" in client.get(alone).content.decode()


@pytest.mark.parametrize("role", [Role.SAFEGUARDING_OFFICER, Role.OFFICER, Role.ADMINISTRATOR])
def test_the_register_is_not_for_everybody(role: str, db: None) -> None:
    client, _ = keeper("Olly", role)
    assert client.get(reverse("team_records_register")).status_code == 404


@pytest.mark.parametrize("query", ["person=%00", "person=" + "x" * 3000, "page=-1", "page=🙂"])
def test_odd_addresses_of_the_register_are_answered(query: str, db: None) -> None:
    client, _ = keeper("Pat")
    assert client.get(f"{reverse('team_records_register')}?{query}").status_code == 200
