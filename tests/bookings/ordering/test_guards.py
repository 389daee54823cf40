"""Each guard taken out of the product's own path, to see the fault that it keeps away."""

from collections.abc import Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from bookings.ordering import basket, confirm, expiry, inventory, submission
from bookings.ordering.models import Booking, BookingState, CapacityPool
from bookings.ordering.offer import offer
from bookings.ordering.sentences import PlacesGone
from kernel.references import new_secret
from tests.bookings.ordering.stock import is_sound, taken
from tests.factories.bookings import PUBLIC, a_confirmed, a_hold, begun, named, presses_pay
from tests.factories.programme import a_session, a_ticket, an_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return a_session(an_activity(), capacity=1)


@pytest.fixture
def ticket(session):
    return a_ticket(session.activity)


def test_without_its_condition_the_update_meets_the_check(session, ticket, monkeypatch) -> None:
    monkeypatch.setattr(inventory, "_with_room_for", lambda units: Q())
    a_hold(session, ticket)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_hold(session, ticket)
    assert taken(session) == 1


def test_without_condition_and_check_a_place_is_sold_twice(session, ticket, monkeypatch) -> None:
    monkeypatch.setattr(inventory, "_with_room_for", lambda units: Q())
    with _no_check():
        a_hold(session, ticket)
        a_hold(session, ticket)
        assert taken(session) == 2


def test_with_the_condition_alone_nothing_is_oversold(session, ticket) -> None:
    with _no_check():
        a_hold(session, ticket)
        with pytest.raises(PlacesGone):
            a_hold(session, ticket)
        assert taken(session) == 1


def test_without_the_request_key_a_double_click_is_two_bookings(
    session, ticket, monkeypatch
) -> None:
    def keys(page_key: str, wanted: Mapping[str, int], amounts: object = None):
        while True:
            yield new_secret()

    monkeypatch.setattr(submission, "keys", keys)
    _make_room(session, 2)
    assert a_hold(session, ticket, key="page") != a_hold(session, ticket, key="page")


def test_without_the_sweeps_compare_and_set_a_paid_place_is_freed(
    session, ticket, at, monkeypatch
) -> None:
    booking = named(a_hold(session, ticket))
    late = booking.pay_by + timedelta(hours=1)
    due = expiry.overdue(at=late)
    presses_pay(begun(booking))
    monkeypatch.setattr(expiry, "win", _unguarded_end)
    expiry.end_hold(booking=due[0], by=PUBLIC, at=late, only_if_overdue=True)
    booking.refresh_from_db()
    assert (booking.state, taken(session)) == (BookingState.EXPIRED, 0)


def test_without_it_two_sweeps_still_fail_on_the_check_or_find_nothing(
    session, ticket, monkeypatch
) -> None:
    """Allocations are the second line: what is freed once is not there to be freed again."""
    booking = a_hold(session, ticket)
    monkeypatch.setattr(expiry, "win", _unguarded_end)
    for _ in range(2):
        expiry.end_hold(booking=booking, by=PUBLIC, at=booking.pay_by)
    assert taken(session) == 0


def test_without_the_confirmations_compare_and_set_nobodys_place_is_booked(
    session, ticket, at, monkeypatch
) -> None:
    booking = a_hold(session, a_ticket(session.activity, pence=0, title="Free"))
    named(booking)
    monkeypatch.setattr(confirm, "_win", _unguarded_confirm)
    expiry.end_hold(booking=Booking.objects.get(pk=booking.pk), by=PUBLIC, at=at)
    # The buyer's own request read the booking while it was still held.
    with basket.trail.act(by=PUBLIC, at=at) as noted:
        confirm.confirm(booking=booking, was=BookingState.HELD, payment=None, noted=noted, at=at)
    assert booking.state == BookingState.CONFIRMED
    assert taken(session) == 0


def test_with_it_a_hold_that_has_ended_is_not_booked(session, at) -> None:
    booking = named(a_hold(session, a_ticket(session.activity, pence=0)))
    expiry.end_hold(booking=Booking.objects.get(pk=booking.pk), by=PUBLIC, at=at)
    with basket.trail.act(by=PUBLIC, at=at) as noted:
        assert not confirm.confirm(
            booking=booking, was=BookingState.HELD, payment=None, noted=noted, at=at
        )
    assert is_sound()


def test_a_cancelled_booking_is_never_confirmed(session, ticket, at) -> None:
    booking = a_confirmed(session, ticket)
    with pytest.raises(ValueError, match="cannot be confirmed"):
        confirm.confirm(
            booking=booking, was=BookingState.CANCELLED, payment=None, noted=None, at=at
        )


def test_an_offer_read_before_the_rush_promises_nothing(session, ticket, at: datetime) -> None:
    stale = offer(session.ref, at=at)
    a_hold(session, ticket)
    with pytest.raises(PlacesGone):
        basket.hold(offer=stale, wanted={ticket.ref: 1}, request_key="", by=PUBLIC, at=at)


def _make_room(session, capacity: int) -> None:
    CapacityPool.objects.filter(session=session).update(capacity=capacity)


def _unguarded_end(booking, *, at, only_if_overdue=False, to=BookingState.EXPIRED) -> bool:
    return bool(Booking.objects.filter(pk=booking.pk).update(state=to, ended_at=at))


def _unguarded_confirm(booking, was, at) -> bool:
    return bool(
        Booking.objects.filter(pk=booking.pk).update(
            state=BookingState.CONFIRMED, confirmed_at=at, ended_at=None
        )
    )


@contextmanager
def _no_check():
    """The pool's CHECK dropped for a while, to see whether the update's condition is enough."""
    if connection.vendor == "sqlite":
        off, on = "PRAGMA ignore_check_constraints = ON", "PRAGMA ignore_check_constraints = OFF"
    else:
        # Rolled back with the test; what waits for the commit is checked first.
        off = (
            "SET CONSTRAINTS ALL IMMEDIATE; "
            "ALTER TABLE bookings_capacitypool DROP CONSTRAINT pool_never_oversold"
        )
        on = "SELECT 1"
    with connection.cursor() as cursor:
        cursor.execute(off)
        try:
            yield
        finally:
            cursor.execute(on)
