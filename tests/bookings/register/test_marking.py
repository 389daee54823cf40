"""One mark for one person: the last wins, the trail keeps all, and doors close in time."""

from datetime import datetime, timedelta

import pytest

from bookings.catalogue import scheduling
from bookings.catalogue.models import Session
from bookings.ordering.models import Place
from bookings.register import marking
from bookings.register.models import Attendance
from kernel.audit.actor import Actor
from kernel.audit.models import AuditEvent
from tests.factories.attendance import a_person_on
from tests.factories.programme import OFFICER, a_session, an_activity

pytestmark = pytest.mark.django_db
DEE, BEA = Actor("user", "dee"), Actor("user", "bea")


@pytest.fixture
def session() -> Session:
    return a_session(an_activity())


@pytest.fixture
def place(session: Session) -> Place:
    return a_person_on([session])[0]


def trace() -> list[tuple[str, str, str]]:
    events = AuditEvent.objects.filter(verb="register.marked").order_by("seq")
    return [(event.actor, event.facts["before"], event.facts["mark"]) for event in events]


def test_a_mark_says_who_made_it_and_when_and_leaves_its_trace(
    place: Place, session: Session
) -> None:
    assert marking.mark(place=place, mark="present", by=DEE, at=session.starts_at)

    attendance = place.attendance
    assert (attendance.mark, attendance.marked_at) == ("present", session.starts_at)
    assert attendance.marked_by == "user:dee"
    assert trace() == [("user:dee", "expected", "present")]


def test_a_double_tap_is_one_mark(place: Place, session: Session) -> None:
    marking.mark(place=place, mark="present", by=DEE, at=session.starts_at)

    assert not marking.mark(place=place, mark="present", by=BEA, at=session.ends_at)

    assert Attendance.objects.get().marked_by == "user:dee"
    assert len(trace()) == 1


def test_the_last_mark_wins_and_the_trail_shows_both(place: Place, session: Session) -> None:
    marking.mark(place=place, mark="absent", by=DEE, at=session.starts_at)
    marking.mark(place=place, mark="late", by=BEA, at=session.starts_at + timedelta(minutes=9))

    assert Attendance.objects.get().mark == "late"
    assert trace() == [("user:dee", "expected", "absent"), ("user:bea", "absent", "late")]


def test_a_mark_can_be_taken_back(place: Place, session: Session) -> None:
    marking.mark(place=place, mark="present", by=DEE, at=session.starts_at)
    marking.mark(place=place, mark="expected", by=DEE, at=session.starts_at)

    assert Attendance.objects.get().mark == "expected"


def _moments(session: Session) -> dict[str, datetime]:
    day, second = timedelta(hours=24), timedelta(seconds=1)
    return {
        "opens": session.starts_at - day,
        "too early": session.starts_at - day - second,
        "closes": session.ends_at + day,
        "too late": session.ends_at + day + second,
    }


@pytest.mark.parametrize("moment", ["opens", "closes"])
def test_marks_are_made_from_a_day_before_until_a_day_after(
    place: Place, session: Session, moment: str
) -> None:
    assert marking.mark(place=place, mark="present", by=DEE, at=_moments(session)[moment])


@pytest.mark.parametrize("moment", ["too early", "too late"])
def test_outside_its_hours_the_register_takes_no_mark(
    place: Place, session: Session, moment: str
) -> None:
    with pytest.raises(marking.CannotMark, match="closed"):
        marking.mark(place=place, mark="present", by=DEE, at=_moments(session)[moment])

    assert not Attendance.objects.exists()
    assert trace() == []


def test_without_its_hours_a_mark_could_be_made_a_year_later(
    place: Place, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    monkeypatch.setattr(marking, "is_open", lambda session, *, at: True)

    assert marking.mark(
        place=place, mark="present", by=DEE, at=session.ends_at + timedelta(days=365)
    )


def test_nobody_is_marked_on_a_cancelled_session(place: Place, session: Session) -> None:
    scheduling.cancel_session(session=session, by=OFFICER, at=session.starts_at)
    place.refresh_from_db()

    with pytest.raises(marking.CannotMark, match="cancelled"):
        marking.mark(place=place, mark="present", by=DEE, at=session.starts_at)
    assert not Attendance.objects.exists()


@pytest.mark.parametrize("mark", ["", "PRESENT", "présent", "\0", "x" * 10_000, "🙂"])
def test_an_unknown_mark_is_answered_by_a_sentence(
    place: Place, session: Session, mark: str
) -> None:
    with pytest.raises(marking.CannotMark, match="Choose one of the buttons"):
        marking.mark(place=place, mark=mark, by=DEE, at=session.starts_at)
