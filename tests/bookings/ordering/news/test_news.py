"""Whoever booked a date hears once that it was moved or called off."""

from datetime import datetime, timedelta

import pytest

from bookings.catalogue import scheduling
from bookings.catalogue.models import Session
from bookings.ordering.news import telling
from bookings.ordering.news.models import DateNews
from kernel.mail.models import Message
from tests.factories.bookings import a_confirmed, a_hold, named
from tests.factories.programme import OFFICER, a_session, a_ticket, an_activity

pytestmark = pytest.mark.django_db
ABOUT_DATES = ("date_moved", "date_cancelled")


@pytest.fixture
def session() -> Session:
    session = a_session(an_activity())
    a_confirmed(session, a_ticket(session.activity))
    named(a_hold(session, session.activity.types.get()), email="held@families.example")
    return session


def _move(session: Session, at: datetime, *, days: int = 1) -> None:
    scheduling.change_session(
        session=session,
        starts_at=session.starts_at + timedelta(days=days),
        ends_at=session.ends_at + timedelta(days=days),
        venue=session.venue,
        room=session.room,
        capacity=10,
        by=OFFICER,
        at=at,
    )


def _mails() -> list[Message]:
    return list(Message.objects.filter(kind__in=ABOUT_DATES))


def test_a_date_that_is_called_off_is_told_once_to_who_booked_it(session, at) -> None:
    scheduling.cancel_session(session=session, by=OFFICER, at=at)
    assert _mails() == []  # behind the request
    for _ in range(2):
        telling.tell_bookers(at=at)
    [mail] = _mails()
    assert (mail.to, mail.subject) == ("ben@families.example", "Called off: Print Evening")
    assert "Monday 9 March" in mail.text and "our box office looks at your booking" in mail.text


def test_a_date_that_is_moved_says_from_when_to_when(session, at) -> None:
    _move(session, at)
    telling.tell_bookers(at=at)
    [mail] = _mails()
    assert "Now: Tuesday 10 March" in mail.text and "Before: Monday 9 March" in mail.text
    assert "Your places and your tickets stay good" in mail.text


def test_moved_twice_before_anybody_heard_is_one_mail_from_first_to_last(session, at) -> None:
    _move(session, at)
    _move(session, at)
    telling.tell_bookers(at=at)
    [mail] = _mails()
    assert "Now: Wednesday 11 March" in mail.text and "Before: Monday 9 March" in mail.text


def test_moved_and_back_is_told_to_nobody(session, at) -> None:
    _move(session, at)
    _move(session, at, days=-1)
    telling.tell_bookers(at=at)
    assert _mails() == []


def test_what_is_only_made_bigger_is_no_news(session, at) -> None:
    _move(session, at, days=0)
    assert not DateNews.objects.exists()


def test_what_nobody_booked_is_no_news(at) -> None:
    empty = a_session(an_activity("Talk"), days=3)
    scheduling.cancel_session(session=empty, by=OFFICER, at=at)
    assert not DateNews.objects.exists()


def test_without_the_rows_own_word_two_timers_would_write_twice(session, at, monkeypatch) -> None:
    """The control of “once”: the mail's own key is the second guard, so both are taken away."""
    scheduling.cancel_session(session=session, by=OFFICER, at=at)
    post = telling.outbox.post
    numbers = iter(range(9))
    monkeypatch.setattr(
        telling.outbox, "post", lambda **f: post(**{**f, "dedupe_key": f"n{next(numbers)}"})
    )
    for _ in range(2):
        telling.tell_bookers(at=at)
        DateNews.objects.update(told_at=None)
    assert len(_mails()) == 2
