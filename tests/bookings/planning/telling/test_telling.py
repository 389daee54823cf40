"""A red session is told of a week before and the day before, once each."""

from datetime import datetime, timedelta

import pytest

from bookings.catalogue.models import Activity, Session
from bookings.planning import team as planning
from bookings.planning.telling import telling
from kernel.due import parts
from kernel.mail.models import Message
from tests.factories import team
from tests.factories.people import an_account
from tests.factories.programme import OFFICER, a_session, an_activity

pytestmark = pytest.mark.django_db
ONE = timedelta(days=1)


@pytest.fixture
def session() -> Session:
    """Red: nobody is named. It is on Monday 16 March, fourteen days after `at`."""
    for role in ("officer", "dsl", "finance"):
        an_account(role)
    activity = an_activity(duty_of_care=Activity.DutyOfCare.UNACCOMPANIED_CHILDREN, min_age=8)
    return a_session(activity, days=14)


def told(at: datetime) -> int:
    before = Message.objects.count()
    parts.run(at=at, only=telling.PART)
    return Message.objects.count() - before


def test_a_week_before_and_the_day_before_once_each(session: Session, at: datetime) -> None:
    counts = [told(at + ONE * day) for day in range(14)]
    assert counts == [0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 2]
    assert set(Message.objects.values_list("to", flat=True)) == {
        "officer@example.org",
        "dsl@example.org",
    }


def test_twice_in_a_minute_is_once(session: Session, at: datetime) -> None:
    assert [told(at + ONE * 8) for _ in range(2)] == [2, 0]


def test_found_only_on_the_last_day_it_is_one_mail(session: Session, at: datetime) -> None:
    assert [told(at + ONE * 13), told(at + ONE * 13 + timedelta(hours=1))] == [2, 0]


def test_a_day_begins_at_midnight_in_london(at: datetime) -> None:
    an_account("dsl")
    summer = at.replace(month=6, day=20)
    activity = an_activity(duty_of_care=Activity.DutyOfCare.UNACCOMPANIED_CHILDREN, min_age=8)
    a_session(activity, days=10, at=summer)  # 30 June
    before_midnight = summer.replace(day=22, hour=22, minute=59)  # 23:59 in London
    assert told(before_midnight) == 0
    assert told(before_midnight + timedelta(minutes=1)) == 1


def test_it_is_judged_again_and_a_green_one_is_not_told_of(session: Session, at: datetime) -> None:
    team.a_cleared_lead(session)
    team.a_cleared_second(session)
    assert told(at + ONE * 8) == 0


def test_what_turns_red_later_is_told_of_then(session: Session, at: datetime) -> None:
    team.a_cleared_lead(session)
    second = team.a_cleared_second(session)
    assert told(at + ONE * 8) == 0
    planning.unassign(session=session, person=second, function="support", by=OFFICER, at=at)
    assert told(at + ONE * 10) == 2


def test_the_mail_names_nobody(session: Session, at: datetime) -> None:
    team.an_uncleared_lead(session, "Una Uncleared")
    told(at + ONE * 8)
    mail = Message.objects.first()
    assert mail.subject == "A session of the next seven days may not run yet"
    assert "Una" not in mail.text + mail.html
    assert "/admin/gate/?show=stopped" in mail.text
