"""Two who judge at once, in threads that really commit: each sentence is written once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

from bookings.catalogue.models import Activity, Session
from bookings.planning import gatekeeper
from bookings.planning.models import Finding
from tests.factories.programme import a_session, an_activity

pytestmark = pytest.mark.django_db(transaction=True)

RUNS = 10


def _together(*calls: Callable[[], Any]) -> None:
    barrier = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=20)
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        list(pool.map(run, calls))


def _twice(session: Session, at: datetime) -> int:
    """How many sentences two judges leave where none were; two are right."""
    Finding.objects.all().delete()
    judge = lambda: gatekeeper.rejudge(sessions=[session], at=at)  # noqa: E731 -- one word, twice
    _together(judge, judge)
    return Finding.objects.count()


def _childrens() -> Session:
    return a_session(
        an_activity(duty_of_care=Activity.DutyOfCare.UNACCOMPANIED_CHILDREN, min_age=8)
    )


def _meeting(real: Callable[..., Any]) -> Callable[..., Any]:
    """Both have looked before either writes: the worst moment, every time."""
    looked = Barrier(2)

    def look(sessions: Any, *, at: datetime) -> Any:
        found = real(sessions, at=at)
        if not connection.in_atomic_block:
            looked.wait(timeout=20)
        return found

    return look


def test_two_at_once_write_each_sentence_once(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = _childrens()
    monkeypatch.setattr(gatekeeper, "_differing", _meeting(gatekeeper._differing))
    assert [_twice(session, at) for _ in range(RUNS)] == [2] * RUNS


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite's one writer at a time is a lock of its own"
)
def test_without_the_lock_they_write_it_twice(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = _childrens()
    real, inside = gatekeeper._differing, Barrier(2)
    outside = _meeting(real)

    def look(sessions: Any, *, at: datetime) -> Any:
        if not connection.in_atomic_block:
            return outside(sessions, at=at)
        found = real(sessions, at=at)
        inside.wait(timeout=20)
        return found

    monkeypatch.setattr(gatekeeper, "_differing", look)
    monkeypatch.setattr(gatekeeper, "_locked", lambda keys: Session.objects.filter(pk__in=keys))
    doubled = [_twice(session, at) > 2 for _ in range(RUNS)]
    assert sum(doubled) >= 9
