"""Every kind of record: its sentence where it cannot be, its trace, and who is told."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from kernel.audit.models import AuditEvent
from kernel.money import Money
from safeguarding.clearance import changes
from safeguarding.vetting import number, records
from safeguarding.vetting.models import (
    AgencyLetter,
    Check,
    CheckKind,
    Engagement,
    Insurance,
    Licence,
    PerformanceDay,
    WorkRole,
)
from safeguarding.vetting.records.letters import Confirmed
from safeguarding.vetting.rules import CannotRecord
from tests.factories import team
from tests.factories.team import DSL, a_person

pytestmark = pytest.mark.django_db
DAY, LATER = date(2026, 1, 10), date(2027, 1, 10)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[set[int]]:
    """Who was told of, change by change."""
    heard: list[set[int]] = []

    def hear(*, people: set[int], **_by_at: object) -> None:
        heard.append(set(people))

    monkeypatch.setattr(changes, "_listeners", [hear])
    return heard


def seen(person: Any, kind: str, at: datetime, **facts: Any) -> Check:
    told = {"outcome": "clear", "seen_date": DAY, "seen_by": a_person("Bea"), **facts}
    return records.record_check(person=person, kind=kind, by=DSL, at=at, **told)


@pytest.mark.parametrize(
    "kind", [k for k in CheckKind if k not in {"dbs", "pvg", "accessni", "overseas"}]
)
def test_what_was_seen_or_done_is_recorded_and_told(
    kind: str, at: datetime, told: list[set[int]]
) -> None:
    person = a_person()
    check = seen(person, kind, at)
    assert (check.level, check.number_sealed, check.seen_date) == ("", "", DAY)
    assert told == [{person.pk}]
    facts = AuditEvent.objects.get(verb="check.recorded").facts
    assert facts["check"] == kind
    assert "Ada" not in json.dumps(facts)


@pytest.mark.parametrize(
    ("kind", "facts", "sentence"),
    [
        ("identity", {"seen_by": None}, "who did it and when"),
        ("identity", {"level": "basic"}, "Only a certificate"),
        ("identity", {"number": "000000000001"}, "No number is kept"),
        ("identity", {"outcome": "to_decide"}, "about certificates alone"),
        ("identity", {"country": "FR"}, "of no other"),
        ("identity", {"seen_date": date(2027, 1, 1)}, "in the future"),
        ("right_to_work", {"review_due": DAY}, "must come after"),
        ("overseas", {"issued_date": DAY}, "Choose the country"),
        ("overseas", {"issued_date": DAY, "country": "XX"}, "Choose the country"),
        ("overseas", {"country": "FR"}, "when it was issued"),
        ("telepathy", {}, "what was checked"),
        ("pvg", {"level": "basic", "issued_date": DAY}, "PVG has its own levels"),
        ("dbs", {"level": "pvg_children", "issued_date": DAY}, "PVG has its own levels"),
        ("identity", {"source": "agency_letter"}, "with its letter"),
    ],
)
def test_what_cannot_be_gets_a_sentence(
    kind: str, facts: dict, sentence: str, at: datetime
) -> None:
    with pytest.raises(CannotRecord, match=sentence):
        seen(a_person(), kind, at, **facts)
    assert not Check.objects.exists()
    assert not AuditEvent.objects.filter(verb="check.recorded").exists()


@pytest.mark.parametrize(
    ("kind", "level", "typed", "kept"),
    [
        ("dbs", "basic", "0012 3456 7890", "001234567890"),
        ("pvg", "pvg_children", "0000 0000 0000 0215", "0000000000000215"),
        ("accessni", "enhanced_child", "ani0012345", "ANI0012345"),
    ],
)
def test_every_schemes_number_survives_sealed(
    kind: str, level: str, typed: str, kept: str, at: datetime
) -> None:
    facts = {"level": level, "number": typed, "issued_date": DAY, "review_due": LATER}
    check = seen(a_person(), kind, at, **facts)
    assert kept not in check.number_sealed
    assert number.reveal(check=Check.objects.get(), by=DSL, at=at) == kept
    assert number.with_number(kind, typed).get() == check


def test_a_number_is_found_again_without_being_opened(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = team.a_check(a_person(), number="000000000201", at=at)

    def opened(*_args: object, **_kw: object) -> str:
        raise AssertionError("It was opened.")

    monkeypatch.setattr("kernel.crypto.unseal", opened)
    assert number.with_number("dbs", "000000000201").get() == check
    assert not number.with_number("dbs", "000000000202").exists()
    assert check.number_index not in {"", "000000000201"}


def test_a_number_of_somebody_else_is_refused_until_that_is_set_aside(at: datetime) -> None:
    first = team.a_check(a_person(), number="000000000201", at=at)
    with pytest.raises(CannotRecord, match="on record for somebody else"):
        team.a_check(a_person("Bo"), number="000000000201", at=at)
    team.a_check(first.person, number="000000000201", at=at)  # looked at again
    for check in Check.objects.filter(person=first.person):
        records.set_aside(record=check, by=DSL, at=at)
    assert team.a_check(a_person("Bo"), number="000000000201", at=at)


# ── letters, papers ────────────────────────────────────────────────────────────────────────────
def a_letter(at: datetime, **facts: Any) -> AgencyLetter:
    told = {
        "person": a_person(),
        "organisation": "Shore Supply",
        "dated": DAY,
        "received_date": DAY,
        "received_by": a_person("Bea"),
        "confirmed": [
            Confirmed("dbs", level="basic", issued_date=DAY, review_due=LATER),
            Confirmed("right_to_work"),
        ],
        **facts,
    }
    return records.record_letter(**told, by=DSL, at=at)


def test_a_letter_makes_a_check_of_each_thing_it_confirms(at: datetime) -> None:
    letter = a_letter(at, identity_date=DAY, identity_by=a_person("Wil"))
    assert set(letter.checks.values_list("kind", "source")) == {
        ("dbs", "agency_letter"),
        ("right_to_work", "agency_letter"),
    }
    ours = Check.objects.get(kind="identity")
    assert (ours.source, ours.letter) == ("ours", None)


def test_a_letter_set_aside_takes_with_it_what_it_confirmed(at: datetime) -> None:
    letter = a_letter(at)
    for _ in range(2):
        records.set_aside(record=letter, by=DSL, at=at)
    assert not Check.objects.that_stand().exists()
    assert Check.objects.count() == 2
    assert AuditEvent.objects.filter(verb="agency_letter.set_aside").count() == 1


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"organisation": " "}, "which agency"),
        ({"confirmed": []}, "what the letter confirms"),
        ({"dated": date(2027, 1, 1)}, "in the future"),
        ({"dated": DAY + timedelta(days=1)}, "before it was written"),
        ({"identity_date": DAY}, "on arrival"),
        ({"confirmed": [Confirmed("identity"), Confirmed("dbs")]}, "Choose the level"),
    ],
)
def test_a_letter_that_cannot_be_leaves_nothing(facts: dict, sentence: str, at: datetime) -> None:
    with pytest.raises(CannotRecord, match=sentence):
        a_letter(at, **facts)
    assert not AgencyLetter.objects.exists()
    assert not Check.objects.exists()


def test_insurance_is_recorded_and_told(at: datetime, told: list[set[int]]) -> None:
    person = a_person()
    facts = {"from_date": DAY, "until_date": LATER, "seen_date": DAY}
    made = records.record_insurance(
        person=person, amount=Money(5_000_000_00), seen_by=a_person("B"), by=DSL, at=at, **facts
    )
    assert (Insurance.objects.get(), made.amount) == (made, Money(5_000_000_00))
    assert told == [{person.pk}]
    for wrong in (Money(0), Money(-1), Money(10**18)):
        with pytest.raises(CannotRecord, match="in pounds"):
            records.record_insurance(
                person=person, amount=wrong, seen_by=a_person("B"), by=DSL, at=at, **facts
            )


def a_licence(at: datetime, **facts: Any) -> Licence:
    told = {
        "kind": "performance",
        "person": a_person("Child"),
        "authority": "Borough",
        "from_date": date(2026, 1, 1),
        "until_date": date(2026, 7, 1),
        "seen_date": DAY,
        "seen_by": a_person("Bea"),
        **facts,
    }
    return records.record_licence(**told, by=DSL, at=at)


def test_a_licence_is_used_up_by_its_days(at: datetime) -> None:
    licence = a_licence(at, days_allowed=2)
    child = licence.person
    assert child is not None

    def perform(day: date) -> None:
        records.count_performance(person=child, day=day, licence=licence, by=DSL, at=at)

    for day in (date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 2)):
        perform(day)
    assert licence.days.count() == 2
    with pytest.raises(CannotRecord, match="have been used"):
        perform(date(2026, 3, 3))
    with pytest.raises(CannotRecord, match="does not cover"):
        perform(date(2026, 7, 1))
    with pytest.raises(CannotRecord, match="somebody else's"):
        records.count_performance(
            person=a_person("Other"), day=date(2026, 3, 1), licence=licence, by=DSL, at=at
        )
    assert PerformanceDay.objects.count() == 2


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"kind": "driving"}, "kind of licence"),
        ({"kind": "bopa", "activity_ref": "abc"}, "any other licence is a person's"),
        ({"kind": "bopa", "person": None}, "any other licence is a person's"),
        ({"until_date": date(2026, 1, 1)}, "at least a day"),
    ],
)
def test_a_licence_that_cannot_be_gets_a_sentence(facts: dict, sentence: str, at: datetime) -> None:
    with pytest.raises(CannotRecord, match=sentence):
        a_licence(at, **facts)
    assert not Licence.objects.exists()


# ── engagements and roles ──────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"basis": "barter"}, "on what terms"),
        ({"basis": "agency"}, "which agency"),
        ({"days_elsewhere": 31}, "between 0 and 30"),
        ({"days_elsewhere": -1}, "between 0 and 30"),
    ],
)
def test_an_engagement_that_cannot_be_gets_a_sentence(
    facts: dict, sentence: str, at: datetime
) -> None:
    with pytest.raises(CannotRecord, match=sentence):
        records.engage(person=a_person(), role=team.a_role(), from_date=DAY, by=DSL, at=at, **facts)
    assert not Engagement.objects.exists()


def test_what_they_tell_us_is_kept_with_its_day(at: datetime, told: list[set[int]]) -> None:
    person = team.a_newcomer(at=at)
    engagement = Engagement.objects.get(person=person)
    told.clear()
    records.learn(
        engagement=engagement, supervised=True, days_elsewhere=2, lived_abroad=True, by=DSL, at=at
    )
    engagement.refresh_from_db()
    assert (engagement.days_elsewhere, engagement.days_elsewhere_date) == (2, at.date())
    assert told == [{person.pk}]


def test_a_changed_role_is_told_of_everybody_who_has_it(at: datetime, told: list[set[int]]) -> None:
    people = {team.a_newcomer(name, at=at).pk for name in ("A", "B")}
    told.clear()
    records.change_role(
        role=team.a_role(at=at),
        title="T",
        activity="A",
        needs={"needs_identity": True},
        by=DSL,
        at=at,
    )
    assert WorkRole.objects.get().needs_identity
    assert told == [people]


def test_many_changes_may_be_told_of_once(at: datetime, told: list[set[int]]) -> None:
    first, second = a_person(), a_person("Bo")
    with changes.told_once(by=DSL, at=at):
        seen(first, "identity", at)
        seen(second, "identity", at)
        assert told == []
    assert told == [{first.pk, second.pk}]


def test_changes_that_failed_are_told_of_nobody(at: datetime, told: list[set[int]]) -> None:
    with pytest.raises(OSError), changes.told_once(by=DSL, at=at):
        seen(a_person(), "identity", at)
        raise OSError
    assert told == []
    seen(a_person("Bo"), "identity", at)
    assert len(told) == 1
