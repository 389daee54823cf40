"""Faults of stock and tickets, planted one at a time, are each found and named."""

import pytest
from django.db.models import F

from bookings.catalogue.models import Session
from bookings.ordering.models import (
    Allocation,
    Booking,
    BookingLine,
    BookingState,
    CapacityPool,
    Place,
)
from kernel.people.models import Person
from kernel.references import new_secret
from project.invariants.all import breaches
from tests.factories.bookings import a_confirmed, a_hold, named
from tests.project.invariants.planting import without


def found() -> dict[str, str]:
    """The last sentence by the name of its invariant."""
    return {breach.invariant.name: breach.says for breach in breaches()}


def test_an_oversold_pool(booking: Booking) -> None:
    pool = CapacityPool.objects.get()
    with without(CapacityPool, "pool_never_oversold"):
        CapacityPool.objects.update(capacity=0)
        assert found() == {"I1": f"pool {pool.pk} holds 0, and 1 are allocated"}


def test_a_counter_that_drifted(booking: Booking) -> None:
    pool = CapacityPool.objects.get()
    CapacityPool.objects.update(taken=F("taken") + 1)
    assert found() == {"I2": f"pool {pool.pk} says 2 taken, its allocations say 1"}


def test_a_pool_that_gave_back_twice(booking: Booking) -> None:
    CapacityPool.objects.update(taken=0)
    assert "says 0 taken, its allocations say 1" in found()["I2"]


@pytest.mark.parametrize("state", [BookingState.EXPIRED, BookingState.CANCELLED])
def test_places_kept_for_nobody(session: Session, state: str) -> None:
    held = named(a_hold(session, session.activity.types.get()))
    Booking.objects.update(state=state)
    says = [breach.says for breach in breaches() if breach.invariant.name == "I3"]
    assert {sentence.split()[0] for sentence in says} == {"allocation", "line", "place"}
    assert all(f"booking {held.ref}, which is {state}" in sentence for sentence in says)


def test_a_booked_place_without_a_ticket(booking: Booking) -> None:
    Place.objects.update(ticket_secret=None)
    assert found() == {"I5": f"place {Place.objects.get().ref} is booked and has no ticket"}


def test_a_ticket_for_a_place_that_is_only_held(session: Session) -> None:
    named(a_hold(session, session.activity.types.get()))
    Place.objects.update(ticket_secret=new_secret())
    assert found() == {"I5": f"place {Place.objects.get().ref} is not booked and has a ticket"}


def test_a_person_twice_on_a_session(session: Session, booking: Booking) -> None:
    a_confirmed(session, session.activity.types.get())
    somebody = Person.objects.get(places__line__booking=booking)
    with without(Place, "nobody_twice_on_a_session"):
        Place.objects.update(participant=somebody)
        assert found() == {"I10": f"person {somebody.ref} has 2 places on session {session.ref}"}


def test_a_place_without_units(booking: Booking, session: Session) -> None:
    Allocation.objects.update(active=False)
    CapacityPool.objects.update(taken=0)
    line = BookingLine.objects.get().ref
    says = f"line {line} has 1 places on session {session.ref} and 0 units for them"
    assert found() == {"I13": says}


def test_a_line_that_lost_its_place(booking: Booking, session: Session) -> None:
    Place.objects.update(live=False, ticket_secret=None, issued_at=None)
    line = BookingLine.objects.get().ref
    says = f"line {line} has 0 places on session {session.ref} and 1 units for them"
    assert found() == {"I13": says}


def test_units_under_the_line_of_somebody_else(booking: Booking, session: Session) -> None:
    """The pool and the session as a whole look well."""
    a_confirmed(session, session.activity.types.get())
    mine, other = Allocation.objects.order_by("pk")
    Allocation.objects.filter(pk=other.pk).update(active=False)
    Allocation.objects.filter(pk=mine.pk).update(units=2)
    says = [str(breach) for breach in breaches()]
    assert len(says) == 2
    assert all(sentence.startswith("I13") for sentence in says)


def test_a_line_that_is_dead_under_a_live_booking_is_no_leak(booking: Booking) -> None:
    BookingLine.objects.update(live=False)
    assert "I3" not in found()
