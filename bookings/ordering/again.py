"""A basket that has ended, held anew: everything of it that can still be had, with its answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError

from bookings.ordering import basket, expiry, picking, submission
from bookings.ordering.choices import Amounts
from bookings.ordering.contents import Contents
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.offer import Offer, offers
from bookings.ordering.overview import Item, Overview, overview
from bookings.ordering.sentences import AlreadyBooked, CannotBook, PlacesGone
from kernel.audit.actor import Actor


@dataclass(frozen=True)
class Again:
    """`gone`: the titles of what could not be had any more."""

    booking: Booking
    gone: list[str]


def hold_again(*, source: Booking, by: Actor, at: datetime, language: str) -> Again:
    """Raises PlacesGone where nothing of it is left, AlreadyBooked; pressed twice it is one basket."""
    source.refresh_from_db()
    if source.state == BookingState.CONFIRMED:
        raise AlreadyBooked
    seen = overview(source)
    expiry.release_expired(at=at, sessions=seen.sessions)
    wishes = _wishes(seen, at=at)
    picks = [wish for _, wish in wishes if wish is not None]
    if not picks:
        raise PlacesGone
    gone = [title for title, wish in wishes if wish is None]
    made = {"channel": source.channel, "language": language}
    for key in submission.keys(source.secret, {"again": 1}):
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
