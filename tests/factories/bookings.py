"""Bookings at the counter of the actions, with a moment passed in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bookings.catalogue.models import Session
from bookings.ordering import basket as baskets
from bookings.ordering import contents, pay, people
from bookings.ordering.models import Booking, TicketType
from bookings.ordering.offer import offer
from bookings.ordering.overview import overview
from kernel.audit.actor import Actor
from kernel.money import Money
from kernel.payments.models import Payment, TestCheckout
from kernel.payments.providers import test_far_side
from tests.factories import families
from tests.factories.programme import AT

PUBLIC = Actor("public")


def a_hold(
    session: Session,
    wanted: Mapping[TicketType, int] | TicketType,
    *,
    at: datetime = AT,
    key: str = "",
    basket: Booking | None = None,
    **said: Any,
) -> Booking:
    """So many tickets of a date."""
    return a_hold_of(session.ref, wanted, at=at, key=key, basket=basket, **said)


def a_hold_of(
    ref: str,
    wanted: Mapping[TicketType, int] | TicketType,
    *,
    at: datetime = AT,
    key: str = "",
    basket: Booking | None = None,
    amounts: Mapping[TicketType, Money] | None = None,
) -> Booking:
    """`amounts`: of tickets for what one can, what one of each shall cost."""
    chosen = wanted if isinstance(wanted, Mapping) else {wanted: 1}
    return baskets.hold(
        offer=offer(ref, at=at),
        wanted={ticket.ref: number for ticket, number in chosen.items()},
        amounts={ticket.ref: amount for ticket, amount in (amounts or {}).items()},
        request_key=key,
        by=PUBLIC,
        at=at,
        basket=contents.contents_of(basket) if basket else None,
    )


def named(booking: Booking, *, at: datetime = AT, email: str = "ben@families.example") -> Booking:
    """Ben books; the guests are called Guest 1, Guest 2, …, and are of an age that fits.

    About children who come on their own everything is told that has to be.
    """
    seats = overview(booking).seats
    people.name_everybody(
        booking=booking,
        booker={"name": "Ben Adeyemi", "email": email, "phone": ""},
        names={
            seat.key: people.Said(name=f"Guest {number}", born=families.a_fitting_birthday(seat))
            for number, seat in enumerate(seats, start=1)
        },
        by=PUBLIC,
        at=at,
    )
    families.told_about_everybody(booking, at=at)
    return booking


def begun(booking: Booking, *, at: datetime = AT) -> Payment:
    """Its payment is waiting at the test page."""
    pay.pay(booking=booking, by=PUBLIC, at=at)
    return payments_of(booking)[-1]


def payments_of(booking: Booking) -> list[Payment]:
    return list(Payment.objects.of(("booking", booking.ref)).order_by("pk"))


def there(payment: Payment) -> TestCheckout:
    """The far side's own row of it."""
    return TestCheckout.objects.get(ref=payment.provider_ref)


def presses_pay(payment: Payment, *, at: datetime = AT) -> None:
    assert test_far_side.pay(there(payment), at=at)


def pays_unheard(payment: Payment) -> None:
    """The money goes, and no news of it comes."""
    open_or_closed = (TestCheckout.State.OPEN, TestCheckout.State.EXPIRED)
    assert there(payment).move(TestCheckout.State.PAID, from_states=open_or_closed)


def news_of(payment: Payment, *, at: datetime = AT) -> str:
    """The provider tells us how it stands there."""
    return test_far_side.send_event(there(payment), at=at)


def a_confirmed(session: Session, ticket: TicketType, *, at: datetime = AT) -> Booking:
    """Named, paid where it costs, and in."""
    booking = named(a_hold(session, ticket, at=at), at=at)
    if booking.total:
        presses_pay(begun(booking, at=at), at=at)
    else:
        pay.pay(booking=booking, by=PUBLIC, at=at)
    booking.refresh_from_db()
    return booking
