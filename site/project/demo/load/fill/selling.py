"""Selling one booking as the box office does by telephone: hold, names, payment, ticket.

Nobody of the crowd has an e-mail address, so no mail is written. What costs money is paid by *Test
payments*: it fills rooms and never counts in totals.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings

from bookings.catalogue.facts import ActivityFacts, SessionFacts, TicketFacts
from bookings.ordering import basket
from bookings.ordering.confirm import confirm
from bookings.ordering.models import Booking, BookingState, Place, TicketType
from bookings.ordering.offer import Offer
from kernel.audit import trail
from kernel.money import Money
from kernel.payments import checkout
from kernel.payments.checkout import LineFacts
from kernel.payments.models import LineKind, TestCheckout
from kernel.payments.providers import directory, test_far_side
from kernel.people.models import Person
from kernel.references import new_secret
from project.demo.load.loading import Loading

Kind = TicketType.Kind
NOTHING = Money(0)


class NotSettled(Exception):
    """A booking of the demo did not come through: a fault of ours."""


def can_be_paid() -> bool:
    """Only by Test payments: a real provider is never asked for the demo's sake."""
    return settings.TEST_PAYMENTS and directory.current().is_test


def sellable(tickets: Sequence[TicketFacts]) -> list[TicketFacts]:
    """What is sold online and can be paid here; a companion never comes alone."""
    return [
        ticket
        for ticket in tickets
        if ticket.kind in Kind.SOLD_ONLINE
        and not ticket.type.is_companion
        and (can_be_paid() or ticket.price == NOTHING)
    ]


def for_the_run(facts: ActivityFacts) -> Offer:
    tickets = sellable(facts.run_tickets)
    return Offer(facts.course_ref, facts, None, tickets, facts.run_state)


def for_a_date(facts: ActivityFacts, dated: SessionFacts) -> Offer:
    return Offer(dated.ref, facts, dated, sellable(dated.tickets), dated.state)


def sell(
    loading: Loading,
    offer: Offer,
    wanted: Mapping[str, int],
    people: Sequence[Person],
    *,
    booker: Person | None = None,
    booker_name: str = "",
    channel: str = "phone",
    at: datetime,
) -> Booking:
    """A confirmed booking, made at `at`. Raises CannotBook with the sentence a buyer would read."""
    with trail.act(by=loading.by, at=at) as noted:
        booking = basket.hold(
            offer=offer,
            wanted=wanted,
            request_key=new_secret(),
            by=loading.by,
            at=at,
            channel=channel,
        )
        _name(booking, people, booker, booker_name)
        if booking.total:
            _pay(loading, booking, at=at)
        else:
            confirm(booking=booking, was=BookingState.HELD, payment=None, noted=noted, at=at)
    booking.refresh_from_db()
    if booking.state != BookingState.CONFIRMED:
        raise NotSettled(f"Booking {booking.ref} is {booking.state}.")
    return booking


def _name(
    booking: Booking, people: Sequence[Person], booker: Person | None, booker_name: str
) -> None:
    """The same person on every date that their ticket covers."""
    places = list(Place.objects.filter(line__booking=booking).order_by("line", "seq", "pk"))
    seats = list(dict.fromkeys((place.line_id, place.seq) for place in places))
    by_seat = dict(zip(seats, people, strict=True))
    for place in places:
        place.participant = by_seat[place.line_id, place.seq]
    Place.objects.bulk_update(places, ["participant"])
    booking.booker, booking.booker_name = booker, booker_name or people[0].name
    booking.save(update_fields=["booker", "booker_name"])


def _pay(loading: Loading, booking: Booking, *, at: datetime) -> None:
    lines = [
        LineFacts(LineKind.TICKET, line.ref, line.title, line.price_pence, line.vat)
        for line in booking.lines.order_by("pk")
        if line.price_pence
    ]
    payment = checkout.begin(
        owner=("booking", booking.ref),
        lines=lines,
        until=booking.pay_by,
        return_url=settings.SITE_URL,
        cancel_url=settings.SITE_URL,
        by=loading.by,
        at=at,
    )
    test_far_side.pay(TestCheckout.objects.get(ref=payment.provider_ref), at=at)
