"""`release_expired_holds`: frees what has run out, once; asked for a dry run, says which."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from io import StringIO
from threading import Barrier, Lock
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections

from bookings.ordering import expiry, pay
from bookings.ordering.models import Booking, BookingState, CapacityPool
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.due import parts
from kernel.payments import reconcile
from kernel.payments.models import Payment
from project.invariants.all import breaches
from tests.factories.bookings import a_hold, begun, named, payments_of, pays_unheard
from tests.factories.programme import a_session, a_ticket, an_activity

LONG_AGO = timedelta(minutes=31)
MANY = 6


@pytest.fixture
def then(db: None) -> datetime:
    """Half an hour ago and a little: the command reads the clock by itself."""
    return clock.now() - LONG_AGO


@pytest.fixture
def hold(then: datetime) -> Booking:
    session = a_session(an_activity(at=then), at=then, capacity=3)
    return named(a_hold(session, {a_ticket(session.activity, at=then): 2}, at=then), at=then)


@pytest.fixture
def all_have_looked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sweep has read what is overdue before one of them frees any."""
    read, together = expiry.overdue, Barrier(MANY)

    def overdue(**which: Any) -> list[Booking]:
        late = read(**which)
        together.wait(timeout=20)
        return late

    monkeypatch.setattr(expiry, "overdue", overdue)


def said(**options: Any) -> str:
    out = StringIO()
    call_command("release_expired_holds", stdout=out, **options)
    return out.getvalue()


def taken() -> list[int]:
    return list(CapacityPool.objects.values_list("taken", flat=True))


def test_a_dry_run_says_which_and_changes_nothing(hold: Booking) -> None:
    assert said(dry_run=True) == f"booking {hold.ref}\n1 holds would be released.\n"
    hold.refresh_from_db()
    assert (hold.state, taken()) == (BookingState.HELD, [2])
    assert breaches() == []


def test_run_twice_it_gives_back_once(hold: Booking) -> None:
    assert [said(), said()] == ["1 holds released.\n", "0 holds released.\n"]
    hold.refresh_from_db()
    assert (hold.state, taken()) == (BookingState.EXPIRED, [0])
    assert breaches() == []


def test_a_hold_that_still_runs_is_left_alone(db: None) -> None:
    now = clock.now()
    session = a_session(an_activity(at=now), at=now, capacity=3)
    booking = a_hold(session, a_ticket(session.activity, at=now), at=now)
    assert said() == "0 holds released.\n"
    booking.refresh_from_db()
    assert booking.state == BookingState.HELD


def test_run_due_sweeps_too_and_makes_good_a_payment_whose_news_was_lost(hold: Booking) -> None:
    """The sweep comes first here, and the money finds the places still free."""
    payment = begun(hold, at=hold.made_at)
    pays_unheard(payment)
    now = hold.pay_by + pay.GRACE
    assert payment.started_at <= now - reconcile.YOUNG

    swept = parts.run(at=now, only="release_expired_holds")
    compared = parts.run(at=now, only="reconcile_payments")

    assert [outcome.failed for outcome in (*swept, *compared)] == [False, False]
    hold.refresh_from_db()
    assert (hold.state, taken()) == (BookingState.CONFIRMED, [2])
    assert breaches() == []


@pytest.mark.django_db(transaction=True)
def test_run_many_times_at_once_each_hold_is_released_once(all_have_looked: None) -> None:
    _overdue(4)
    assert sum(_at_once(_sweep)) == 4
    assert AuditEvent.objects.filter(verb="booking.expired").count() == 4
    assert taken() == [0]
    assert breaches() == []


@pytest.mark.django_db(transaction=True)
def test_without_its_compare_and_set_each_sweep_releases_the_same(
    all_have_looked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control. What each took is freed once all the same: allocations are the second line."""
    _overdue(4)
    monkeypatch.setattr(expiry, "win", _unguarded)
    assert sum(_at_once(_sweep)) == 4 * MANY
    assert AuditEvent.objects.filter(verb="booking.expired").count() == 4 * MANY
    assert taken() == [0]


@pytest.mark.django_db(transaction=True)
def test_sweep_and_late_money_at_once_leave_a_place_with_its_ticket() -> None:
    """Whoever is first: the booking is paid, and in."""
    bookings = _overdue(4)
    for booking in bookings:
        pays_unheard(payments_of(booking)[0])
    lock, waiting = Lock(), list(Payment.objects.order_by("pk"))

    def settle() -> int:
        with lock:
            mine = waiting.pop() if waiting else None
        if mine is not None:
            reconcile.look_again(mine, at=clock.now())
        return _sweep()

    _at_once(settle)
    assert set(Booking.objects.values_list("state", flat=True)) == {BookingState.CONFIRMED}
    assert taken() == [4]
    assert breaches() == []


def _sweep() -> int:
    return expiry.release_expired(at=clock.now())


def _unguarded(booking: Booking, *, at: datetime, **_: Any) -> bool:
    return bool(Booking.objects.filter(pk=booking.pk).update(state="expired", ended_at=at))


def _overdue(many: int) -> list[Booking]:
    then = clock.now() - LONG_AGO
    session = a_session(an_activity(at=then), at=then, capacity=many)
    ticket = a_ticket(session.activity, at=then)
    bookings = [named(a_hold(session, ticket, at=then), at=then) for _ in range(many)]
    for booking in bookings:
        begun(booking, at=then)
    return bookings


def _at_once(call: Callable[[], int]) -> list[int]:
    barrier = Barrier(MANY)

    def run(_: int) -> int:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=20)
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(run, range(MANY)))
