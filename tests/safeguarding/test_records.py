"""Recording checks, training and roles: sentences for what cannot be, a trail without names."""

import json
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from kernel.audit.models import AuditEvent
from safeguarding.vetting import number, records
from safeguarding.vetting.models import Check, Engagement, Training, WorkRole
from safeguarding.vetting.rules import CannotRecord
from tests.factories import team
from tests.factories.team import DSL, a_check, a_person, a_role, a_worker

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_number_that_starts_with_nought_survives(at: datetime) -> None:
    check = a_check(a_person(), number="001234567890")
    assert number.reveal(check=Check.objects.get(), by=DSL, at=at) == "001234567890"
    assert check.number_last4 == "7890"


def test_a_number_is_sealed_and_belongs_to_its_own_row(at: datetime) -> None:
    first, second = (a_check(a_person(), number=n) for n in ("000000000201", "000000000202"))
    assert "000000000201" not in first.number_sealed
    Check.objects.filter(pk=second.pk).update(number_sealed=first.number_sealed)
    second.refresh_from_db()
    with pytest.raises(number.NotReadable, match="cannot be read"):
        number.reveal(check=second, by=DSL, at=at)


def test_the_sight_of_a_number_is_on_the_trail(at: datetime) -> None:
    check = a_check(a_person("Ada Marsh"), number="000000000201")
    number.reveal(check=check, by=DSL, at=at)
    event = AuditEvent.objects.get(verb="check.number_seen")
    assert (event.actor, event.about_ref) == ("user:dsl", str(check.key))
    assert event.facts == {"person": check.person.ref}


def test_without_a_trail_there_is_no_sight(at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    check = a_check(a_person(), number="000000000201")

    def down(notes: object) -> None:
        raise OSError

    def read(*_args: object, **_kw: object) -> str:
        raise AssertionError("It was read before it was on the trail.")

    monkeypatch.setattr("kernel.audit.chain.append", down)
    monkeypatch.setattr("kernel.crypto.unseal", read)
    with pytest.raises(OSError):
        number.reveal(check=check, by=DSL, at=at)


def test_the_trail_holds_neither_number_nor_name() -> None:
    a_worker("Ada Marsh", number="000000000201")
    told = json.dumps(list(AuditEvent.objects.values("verb", "about_ref", "facts")))
    assert "check.recorded" in told
    assert not {"000000000201", "0201", "Ada", "Marsh", "Bea"} & set(told.replace('"', " ").split())
    assert "Ada" not in told
    assert "000000000201" not in told


def test_spaces_and_hyphens_in_a_number_are_forgiven(at: datetime) -> None:
    check = a_check(a_person(), number=" 0012 3456-7890 ")
    assert number.reveal(check=check, by=DSL, at=at) == "001234567890"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"number": "12345"}, "12 figures"),
        ({"number": "1" * 10_000}, "12 figures"),
        ({"number": "٠٠١٢٣٤٥٦٧٨٩٠"}, "12 figures"),
        ({"number": "00123456789🙂"}, "12 figures"),
        ({"number": ""}, "type the certificate's number"),
        ({"level": "none"}, "Choose the level"),
        ({"level": "highest"}, "Choose the level"),
        ({"outcome": "maybe"}, "applied for, accepted or not"),
        ({"workforce": "adult"}, "do not go together"),
        ({"workforce": "other"}, "do not go together"),
        ({"seen_by": None}, "who saw the original"),
        ({"issued_date": None}, "when it was issued"),
        ({"review_due": None}, "looked at again"),
        ({"review_due": date(2020, 1, 1)}, "must come after"),
        ({"issued_date": date(2026, 3, 3)}, "in the future"),
        ({"seen_date": date(2026, 3, 3)}, "in the future"),
        ({"status_checked_date": date(2026, 3, 3)}, "in the future"),
        ({"seen_date": date(2025, 1, 1)}, "before it was issued"),
    ],
)
def test_what_cannot_be_a_check_gets_a_sentence(facts: dict, sentence: str) -> None:
    person = a_person()
    with pytest.raises(CannotRecord, match=sentence):
        a_check(person, **facts)
    assert not Check.objects.filter(person=person).exists()
    assert not AuditEvent.objects.filter(verb="check.recorded").exists()


def test_nobody_sees_their_own_certificate_for_us() -> None:
    person = a_person()
    with pytest.raises(CannotRecord, match="their own"):
        a_check(person, seen_by=person)


def test_the_database_has_the_last_word_about_an_own_certificate() -> None:
    check = a_check(a_person())
    with pytest.raises(IntegrityError), transaction.atomic():
        Check.objects.filter(pk=check.pk).update(seen_by=check.person)


def test_the_database_has_the_last_word_about_a_re_check() -> None:
    check = a_check(a_person())
    with pytest.raises(IntegrityError), transaction.atomic():
        Check.objects.filter(pk=check.pk).update(review_due=None)


def test_a_level_says_why_it_is_lawful(at: datetime) -> None:
    with pytest.raises(CannotRecord, match="Say why the law lets us ask"):
        records.create_role(
            key="a", title="A", activity="", level="basic", rationale="  ", by=DSL, at=at
        )
    assert not WorkRole.objects.exists()


def test_a_second_role_of_a_key_is_refused(at: datetime) -> None:
    role = a_role()
    with pytest.raises(CannotRecord, match="already"):
        records.create_role(
            key=role.key, title="B", activity="", level="none", rationale="", by=DSL, at=at
        )


def test_engaged_twice_is_one_engagement(at: datetime) -> None:
    person, day = a_person(), date(2026, 1, 1)
    made = [
        records.engage(person=person, role=a_role(), from_date=day, by=DSL, at=at) for _ in range(2)
    ]
    assert made[0] == made[1] == Engagement.objects.get()


@pytest.mark.parametrize("until", [None, date(2026, 1, 2), date(2027, 1, 1)])
def test_the_same_role_does_not_overlap_itself(at: datetime, until: date | None) -> None:
    person = a_person()
    records.engage(person=person, role=a_role(), from_date=date(2026, 1, 1), by=DSL, at=at)
    with pytest.raises(CannotRecord, match="already at that time"):
        records.engage(
            person=person,
            role=a_role(),
            from_date=date(2025, 12, 1),
            until_date=until,
            by=DSL,
            at=at,
        )


def test_a_role_may_follow_itself(at: datetime) -> None:
    person, day = a_person(), date(2026, 1, 1)
    for start, end in ((day, day + DAY), (day + DAY, None)):
        records.engage(person=person, role=a_role(), from_date=start, until_date=end, by=DSL, at=at)
    assert Engagement.objects.count() == 2


def test_a_role_ends_after_it_begins(at: datetime) -> None:
    day = date(2026, 1, 1)
    with pytest.raises(CannotRecord, match="must end after"):
        records.engage(
            person=a_person(), role=a_role(), from_date=day, until_date=day, by=DSL, at=at
        )


@pytest.mark.parametrize(
    ("completed", "until", "sentence"),
    [
        (date(2026, 3, 3), None, "not been completed"),
        (date(2026, 3, 1), date(2026, 3, 1), "at least a day"),
    ],
)
def test_what_cannot_be_training_gets_a_sentence(
    at: datetime, completed: date, until: date | None, sentence: str
) -> None:
    with pytest.raises(CannotRecord, match=sentence):
        records.record_training(
            person=a_person(),
            title="Safeguarding",
            completed_date=completed,
            until_date=until,
            by=DSL,
            at=at,
        )


@pytest.mark.parametrize(
    ("title", "counts"),
    [("Safeguarding deaf children level 2", True), ("Paediatric first aid", False)],
)
def test_the_title_tells_whether_training_is_safeguardings(
    at: datetime, title: str, counts: bool
) -> None:
    training = records.record_training(
        person=a_person(), title=title, completed_date=date(2026, 1, 1), by=DSL, at=at
    )
    assert training.safeguarding is counts


def test_what_was_recorded_by_mistake_stays_on_file_and_counts_for_nothing(at: datetime) -> None:
    check = a_check(a_person())
    for _ in range(2):
        records.set_aside(record=check, by=DSL, at=at)
    assert Check.objects.count() == 1
    assert not Check.objects.that_stand().exists()
    assert AuditEvent.objects.filter(verb="check.set_aside").count() == 1


def test_training_by_mistake_counts_for_nothing(at: datetime) -> None:
    team.trained(a_person())
    records.set_aside(record=Training.objects.get(), by=DSL, at=at)
    assert not Training.objects.that_stand().exists()
