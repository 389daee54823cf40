"""Holding places: the held booking *is* the basket, so nothing is ever copied into an order.

A basket holds several things: dates and runs, each with its tickets. It is changed one thing at a
time, and asking twice for the same is asking once. Booking rows come first, then pools by key, the
trail last (the lock order, design D2).
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError

from bookings.catalogue.models import Session
from bookings.ordering import (
    answers,
    changing,
    expiry,
    hoarding,
    inventory,
    lines,
    picking,
    submission,
)
from bookings.ordering.choices import Amounts
from bookings.ordering.codes import spending
from bookings.ordering.contents import Contents, contents_of, thing_offered
from bookings.ordering.hoarding import Visitor
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.offer import Offer
from bookings.ordering.picking import Judged, Pick
from bookings.ordering.sentences import (
    AlreadyBooked,
    AnotherAdult,
    CannotBook,
    CodeUsedUp,
    PlacesGone,
)
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.audit.trail import Trail
from kernel.payments import checkout

HOLD = timedelta(minutes=20)


def hold(
    *,
    offer: Offer,
    wanted: Mapping[str, int],
    amounts: Amounts | None = None,
    request_key: str,
    by: Actor,
    at: datetime,
    language: str = "en",
    channel: str = "web",
    basket: Contents | None = None,
    visitor: Visitor | None = None,
) -> Booking:
    """Hold `wanted[ticket ref]` tickets of an offer: in `basket`, or in a new one for 20 minutes.

    In a basket that is still held, its tickets of this offer become these and all else stays, its
    deadline too. One that has ended gives its answers to the new one. `amounts[ticket ref]` is what
    the buyer pays for one, where they may choose; not given, it is the lowest. `request_key` is a
    secret of the page that asks (empty: none): the same page and choice again is the same booking.
    A `visitor` from the street may hold so many seats at a time; staff come as none.
    Raises CannotBook with a sentence; then everything stands as before.
    """
    while basket is not None and basket.booking.is_held(at=at):
        ref = basket.booking.campaign_ref
        wish = picking.pick(offer, wanted, amounts, at=at, campaign_ref=ref)
        if visitor:
            had = basket.seats_of(thing_offered(offer))
            hoarding.check(basket.held, more=wish.seats - had)
        try:
            return _or_wait(wish.sessions, at, changing.set_to, basket, wish, by=by, at=at)
        except changing.ChangedMeanwhile:
            basket = contents_of(basket.booking)
    if basket is not None and basket.booking.state == BookingState.CONFIRMED:
        raise AlreadyBooked
    wish = picking.pick(offer, wanted, amounts, at=at)
    made = {"channel": channel, "language": language}
    if visitor:
        hoarding.check(hoarding.held_by(visitor, at=at), more=wish.seats)
        made |= visitor.facts
    for key in submission.keys(request_key, wanted, amounts):
        try:
            return new([wish], {**made, "request_key": key}, earlier=basket, by=by, at=at)
        except IntegrityError:
            # A double click: its twin committed first, and is the booking if it still stands.
            twin = Booking.objects.filter(request_key=key).first()
            if twin is None:
                raise
            if submission.stands(twin, at=at):
                return twin
    raise AssertionError("There is always one more key.")


def new(
    picks: list[Pick],
    made: Mapping[str, Any],
    *,
    earlier: Contents | None,
    by: Actor,
    at: datetime,
) -> Booking:
    """A basket of its own for all of them, or for none: then PlacesGone, NotOpen, …"""
    found = picking.judged([choice for each in picks for choice in each.choices], at=at)
    sessions = [session for each in picks for session in each.sessions]
    return _or_wait(sessions, at, _take, picks, made, earlier, found, by=by, at=at)


def _or_wait(
    sessions: Iterable[Session],
    moment: datetime,
    take: Callable[..., Booking],
    *args: Any,
    **kwargs: Any,
) -> Booking:
    """Before “gone” is said, places whose time has run out go back: truth needs no timer."""
    try:
        return take(*args, **kwargs)
    except inventory.NotToBeHad as why:
        if not expiry.release_expired(at=moment, sessions=sessions):
            raise _said(why) from None
    try:
        return take(*args, **kwargs)
    except inventory.NotToBeHad as why:
        raise _said(why) from None


def _said(why: inventory.NotToBeHad) -> CannotBook:
    if isinstance(why, spending.UsedUp):
        return CodeUsedUp()
    return AnotherAdult() if isinstance(why, inventory.NeedsAdult) else PlacesGone()


def _take(
    picks: list[Pick],
    made: Mapping[str, Any],
    earlier: Contents | None,
    found: Judged,
    *,
    by: Actor,
    at: datetime,
) -> Booking:
    with trail.act(by=by, at=at) as noted:
        booking = Booking.objects.create(
            **made,
            tickets_pence=sum(each.pence for each in picks),
            above_pence=sum(each.above_pence for each in picks),
            campaign_ref=next((p.campaign_ref for p in picks if p.above_pence), ""),
            made_at=at,
            pay_by=at + HOLD,
            hold_until=at + HOLD,
        )
        returned = _replace(earlier.booking, booking, noted, at=at) if earlier else {}
        wanted = [pair for each in picks for pair in each.units.items()]
        inventory.move(inventory.summed(wanted), returned=returned, most=found.most)
        for each in picks:
            lines.write(booking, each.choices, single=each.offer.session is not None)
        if earlier or any(each.has_code for each in picks):
            spending.follow(booking, *([earlier.booking] if earlier else []))
        if earlier:
            answers.carry_over(source=earlier.booking, target=booking)
            checkout.give_up(owner=("booking", earlier.booking.ref), by=by, at=at)
        noted.note(
            "booking.held",
            about=("booking", booking.ref),
            tickets={ref: n for each in picks for ref, n in each.tickets.items()},
            pence=booking.tickets_pence,
        )
    return booking


def _replace(earlier: Booking, booking: Booking, noted: Trail, *, at: datetime) -> dict[int, int]:
    """End an earlier hold; the units that go back, by pool. Raises AlreadyBooked: it was paid."""
    if expiry.win(earlier, at=at):
        noted.note("booking.expired", about=("booking", earlier.ref), instead=booking.ref)
        return expiry.free(earlier)
    earlier.refresh_from_db()
    if earlier.state == BookingState.CONFIRMED:
        raise AlreadyBooked
    return {}
