"""Two who plan at once, in threads that really commit: one is first, the other is told."""

from collections.abc import Callable, Sequence
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from bookings.catalogue import scheduling
from bookings.catalogue.models import Session
from bookings.planning import team
from bookings.planning.clashes import claims, guards
from bookings.planning.clashes.models import Commitment
from bookings.planning.models import TeamAssignment
from tests.bookings.planning.clashes.conftest import drop
from tests.bookings.planning.clashes.schedule import a_house, added, double_bookings, moment
from tests.bookings.planning.clashes.test_property import DAYS
from tests.factories.programme import AT, OFFICER
from tests.services.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
RUNS = 10
Sees = Callable[[Sequence[Commitment]], list[Any]]


def rush() -> list[tuple[int, int]]:
    """Ten times two want one room, and two one person: how many clashes, how many were refused."""
    activity, _venues, rooms, people = a_house()
    found = []
    for run in range(RUNS):
        starts = moment(DAYS[2], 0 if run % 2 else 600)
        if run % 2:
            answers = all_at_once(
                *[lambda: added(activity, rooms[0], starts, 60)] * 2  # noqa: B023 -- used at once
            )
        else:
            sessions = [added(activity, room, starts, 60) for room in rooms[:2]]
            answers = all_at_once(*(_naming(session, people[0]) for session in sessions))
        refused = [a for a in answers if isinstance(a, scheduling.Taken | team.Elsewhere)]
        assert [a for a in answers if isinstance(a, Exception) and a not in refused] == []
        found.append((len(double_bookings()), len(refused)))
        TeamAssignment.objects.all().delete()
        for session in Session.objects.filter(status="scheduled"):
            scheduling.cancel_session(session=session, by=OFFICER, at=AT)
    return found


def _naming(session: Session, person: Any) -> Callable[[], None]:
    return lambda: team.assign(session=session, person=person, function="lead", by=OFFICER, at=AT)


def _saw_nothing(new: Sequence[Commitment]) -> list[Any]:
    """What both saw before either wrote."""
    return []


def test_of_two_at_once_one_is_refused_in_words() -> None:
    assert rush() == [(0, 1)] * RUNS


def test_asking_under_the_lock_is_enough_without_the_databases_guards() -> None:
    drop(*guards.SQLITE)
    assert rush() == [(0, 1)] * RUNS


def test_the_databases_guards_are_enough_without_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "meetings", _saw_nothing)
    assert rush() == [(0, 1)] * RUNS


def test_without_both_they_are_double_booked(monkeypatch: pytest.MonkeyPatch) -> None:
    drop(*guards.SQLITE)
    monkeypatch.setattr(claims, "meetings", _saw_nothing)
    assert sum(clashes > 0 for clashes, _refused in rush()) >= 9


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite's one writer at a time is a lock of its own"
)
def test_without_lock_and_guards_asking_is_too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    drop(*guards.SQLITE)
    real, both = claims.meetings, Barrier(2)

    def looked(new: Sequence[Commitment]) -> list[Any]:
        found = real(new)
        both.wait(timeout=20)  # neither has written yet
        return found

    monkeypatch.setattr(claims, "_lock_what_is_wanted", lambda new: None)
    activity, _venues, rooms, _people = a_house()
    doubled = 0
    monkeypatch.setattr(claims, "meetings", looked)
    for run in range(RUNS):
        starts = moment(DAYS[2], run * 90)
        all_at_once(*[lambda: added(activity, rooms[0], starts, 60)] * 2)  # noqa: B023 -- at once
        doubled += len(double_bookings()) > run
    assert doubled >= 9
