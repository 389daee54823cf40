"""Two timers at once: a part runs once, and its lock outlives no crash by more than its lease."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier, Event

import pytest
from django.db import connections
from django.db.models import Q

from kernel.due import lock, parts
from kernel.due.models import DuePart
from kernel.due.parts import Outcome, part, run

SECOND = timedelta(seconds=1)
TWIN = Outcome("slow", "its twin is at work")


def at_once(call: Callable[[], list[Outcome]]) -> list[Outcome]:
    barrier = Barrier(2)

    def alone(_number: int) -> list[Outcome]:
        try:
            barrier.wait(timeout=20)
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(alone, range(2))
    return [*first, *second]


def a_slow_part(at: datetime) -> list[datetime]:
    """It works until its twin has come to the door, or half a second without one."""
    ran: list[datetime] = []
    second_came = Event()

    @part("slow")
    def work(*, at: datetime) -> str:
        ran.append(at)
        if len(ran) > 1:
            second_came.set()
        second_came.wait(timeout=0.5)
        return "done"

    return ran


@pytest.mark.django_db(transaction=True)
def test_of_two_runs_at_once_one_does_the_part_and_the_other_says_why_not(at: datetime) -> None:
    ran = a_slow_part(at)

    outcomes = at_once(lambda: run(at=at))

    assert len(ran) == 1
    assert sorted(each.says for each in outcomes) == ["done", "its twin is at work"]
    assert not any(each.failed for each in outcomes)
    assert DuePart.objects.get().locked_until is None


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_both_do_it_in_nine_of_ten_runs(
    at: datetime, monkeypatch: pytest.MonkeyPatch, register: dict[str, parts.Work]
) -> None:
    monkeypatch.setattr(lock, "_free", lambda at: Q())

    doubled = 0
    for _ in range(10):
        register.clear()
        ran = a_slow_part(at)
        at_once(lambda: run(at=at))
        doubled += len(ran) == 2

    assert doubled >= 9


@pytest.mark.django_db
def test_a_lock_whose_holder_died_runs_out_with_its_lease(at: datetime) -> None:
    ran = a_slow_part(at)
    assert lock.take("slow", at=at)  # and then it died

    assert run(at=at + lock.LEASE - SECOND) == [TWIN]
    assert run(at=at + lock.LEASE) == [Outcome("slow", "done")]
    assert ran == [at + lock.LEASE]


@pytest.mark.django_db
def test_one_that_comes_back_after_its_lease_does_not_open_its_successors_lock(
    at: datetime,
) -> None:
    later = at + lock.LEASE
    lock.take("slow", at=at)
    lock.take("slow", at=later)

    lock.give_back("slow", at=at, outcome="done at last")

    row = DuePart.objects.get()
    assert row.locked_until == later + lock.LEASE
    assert row.last_outcome == ""


@pytest.mark.django_db
def test_parts_hold_no_lock_on_each_other(at: datetime) -> None:
    assert lock.take("one", at=at)
    assert lock.take("two", at=at)
    assert not lock.take("one", at=at)
