"""Sixty, thirty and seven days before something falls due, once each, and saying little."""

from datetime import datetime, timedelta

import pytest

from kernel.due import parts
from kernel.mail.models import Message
from safeguarding.reminding import reminding
from safeguarding.reminding.models import Reminder
from tests.factories import team
from tests.factories.people import an_account

pytestmark = pytest.mark.django_db
ONE = timedelta(days=1)


@pytest.fixture
def desk() -> None:
    for role in ("safeguarding_officer", "dsl", "editor"):
        an_account(role)


def a_worker(at: datetime, *, days: int) -> None:
    person = team.a_worker("Ada Marsh", trained_until=at.date() + ONE * days, at=at)
    person.email = "ada@team.example"
    person.save()


def run(at: datetime) -> str:
    return parts.run(at=at, only=reminding.PART)[0].says


@pytest.mark.parametrize(
    ("left", "days"),
    [(61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (0, 7), (-9, 7)],
)
def test_each_step_begins_on_its_day(left: int, days: int | None) -> None:
    assert reminding.step(left) == days


def test_person_officer_and_lead_hear_of_it_and_nobody_else(desk, at) -> None:
    a_worker(at, days=60)
    assert run(at) == "1 reminder written."
    assert sorted(Message.objects.values_list("to", flat=True)) == [
        "ada@team.example",
        "dsl@example.org",
        "safeguarding_officer@example.org",
    ]


def test_three_steps_are_three_times_and_no_more(desk, at) -> None:
    a_worker(at, days=60)
    for day in range(62):
        run(at + ONE * day)
        run(at + ONE * day + timedelta(hours=1))
    assert sorted(Reminder.objects.values_list("days", flat=True)) == [7, 30, 60]
    assert Message.objects.count() == 9


def test_a_renewal_is_a_thing_of_its_own(desk, at) -> None:
    a_worker(at, days=7)
    run(at)
    person = Reminder.objects.get().person
    team.trained(person, until=at.date() + ONE * 60, at=at)
    assert run(at + ONE) == "1 reminder written."
    assert Reminder.objects.latest("pk").days == 60


def test_who_has_left_hears_nothing(desk, at) -> None:
    person = team.a_worker("Ada Marsh", trained_until=at.date() + ONE * 7, at=at)
    person.engagements.update(until_date=at.date())
    assert run(at) == "0 reminders written."


def test_subjects_name_nobody_and_nothing(desk, at) -> None:
    a_worker(at, days=7)
    run(at)
    assert {m.subject for m in Message.objects.all()} == {
        "Something on your record with us falls due",
        "A team record falls due",
    }
    to_the_desk = Message.objects.filter(kind="record_falls_due").first()
    assert "Ada" not in to_the_desk.text + to_the_desk.html
    assert "Training" in to_the_desk.text
