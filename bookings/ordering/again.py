"""A basket that has ended, held anew: everything of it that can still be had, with its answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError

from bookings.ordering import basket, expiry, hoarding, picking, submission
from bookings.ordering.choices import Amounts
from bookings.ordering.contents import Contents
from bookings.ordering.hoarding import Visitor
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.offer import Offer, offers
from bookings.ordering.overview import Item, Overview, overview
from bookings.ordering.sentences import AlreadyBooked, CannotBook, PlacesGone
from kernel.audit.actor import Actor

AGAIN = {"again": 1}  # what the request key of a basket held anew is made of, with its secret


@dataclass(frozen=True)
class Again:
    """`gone`: the titles of what could not be had any more."""

    booking: Booking
    gone: list[str]


def hold_again(
    *, source: Booking, visitor: Visitor, by: Actor, at: datetime, language: str
) -> Again:
    """Pressed twice it is one basket. Raises PlacesGone where nothing of it is left, TooManyHeld,
    AlreadyBooked."""
    source.refresh_from_db()
    if source.state == BookingState.CONFIRMED:
        raise AlreadyBooked
    twin = submission.twin(source.secret, AGAIN, at=at)
    if twin is not None and submission.stands(twin, at=at):
        return Again(twin, [])
    seen = overview(source)
    expiry.release_expired(at=at, sessions=seen.sessions)
    wishes = _wishes(seen, at=at)
    picks = [wish for _, wish in wishes if wish is not None]
    if not picks:
        raise PlacesGone
    gone = [title for title, wish in wishes if wish is None]
    seats = sum(wish.seats for wish in picks)
    hoarding.check(hoarding.held_by(visitor, at=at), more=seats)
    made = {"channel": source.channel, "language": language, **visitor.facts}
    for key in submission.keys(source.secret, AGAIN):
        try:
            facts = {**made, "request_key": key}
            return Again(basket.new(picks, facts, earlier=Contents(source, []), by=by, at=at), gone)
        except IntegrityError:
            twin = Booking.objects.filter(request_key=key).first()
            if twin is None:
                raise
            if submission.stands(twin, at=at):
                return Again(twin, gone)
    raise AssertionError("There is always one more key.")


def _wishes(seen: Overview, *, at: datetime) -> Sequence[tuple[str, picking.Pick | None]]:
    there = offers([item.offer_ref for item in seen.items], at=at)
    return [(item.title, _wish(item, there.get(item.offer_ref), at=at)) for item in seen.items]


def _wish(item: Item, offer: Offer | None, *, at: datetime) -> picking.Pick | None:
    if offer is None or not offer.state.is_bookable:
        return None
    wanted: dict[str, int] = {}
    amounts: dict = {}
    for line in item.lines:
        ref = line.ticket_type.ref
        wanted[ref] = wanted.get(ref, 0) + 1
        amounts.setdefault(ref, line.paid)
    try:
        wish = picking.pick(offer, wanted, _chosen(offer, amounts), at=at)
    except CannotBook:
        return None
    fits = all(c.ticket.left is None or c.ticket.left >= c.quantity for c in wish.choices)
    return wish if fits else None


def _chosen(offer: Offer, amounts: Amounts) -> Amounts:
    return {t.ref: amounts[t.ref] for t in offer.tickets if t.is_what_you_can and t.ref in amounts}
