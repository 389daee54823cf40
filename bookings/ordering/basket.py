"""Holding places: the held booking *is* the basket, so nothing is ever copied into an order."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import IntegrityError

from bookings.catalogue import gate
from bookings.catalogue.models import Session
from bookings.catalogue.words import word
from bookings.ordering import answers, expiry, inventory, submission
from bookings.ordering.choices import Choice, check_quantities, choose, most_by_pool
from bookings.ordering.models import Allocation, Booking, BookingLine, BookingState, Place
from bookings.ordering.offer import Offer
from bookings.ordering.sentences import (
    AlreadyBooked,
    AnotherAdult,
    CannotBook,
    NotOpen,
    PlacesGone,
    TooLate,
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
    request_key: str,
    by: Actor,
    at: datetime,
    language: str = "en",
    channel: str = "web",
    instead_of: Booking | None = None,
) -> Booking:
    """Hold `wanted[ticket ref]` tickets of an offer for twenty minutes.

    `request_key` is a secret of the page that asks (empty: none): the same page and choice again is
    the same booking. An earlier hold given as `instead_of` ends, and its answers go over. Raises
    CannotBook with a sentence; then everything stands as before.
    """
    check_quantities(offer, wanted)
    sessions = [covered.session for covered in offer.covered]
    if not all(session.starts_at > at and _goes_ahead(session) for session in sessions):
        raise TooLate
    sale = gate.for_sale(sessions, at=at)
    if not sessions or not sale.opens:
        raise NotOpen
    choices = choose(offer, wanted, sessions)
    most = most_by_pool(choices, sale)
    made = {
        "channel": channel,
        "language": language,
        "tickets_pence": sum(choice.pence for choice in choices),
        "made_at": at,
        "pay_by": at + HOLD,
        "hold_until": at + HOLD,
    }
    for key in submission.keys(request_key, wanted):
        try:
            return _take_or_wait(
                choices, offer, {**made, "request_key": key}, instead_of, most, by, at
            )
        except IntegrityError:
            # A double click: its twin committed first, and is the booking if it still stands.
            twin = Booking.objects.filter(request_key=key).first()
            if twin is None:
                raise
            if submission.stands(twin, at=at):
                return twin
    raise AssertionError("There is always one more key.")


def _take_or_wait(
    choices: list[Choice],
    offer: Offer,
    made: dict,
    instead_of: Booking | None,
    most: Mapping[int, int],
    by: Actor,
    at: datetime,
) -> Booking:
    """Before “gone” is said, places whose time has run out go back: truth needs no timer."""
    try:
        return _take(choices, offer, made, instead_of, most, by=by, at=at)
    except inventory.NotToBeHad as why:
        sessions = [covered.session for covered in offer.covered]
        if not expiry.release_expired(at=at, sessions=sessions):
            raise _said(why) from None
    try:
        return _take(choices, offer, made, instead_of, most, by=by, at=at)
    except inventory.NotToBeHad as why:
        raise _said(why) from None


def _said(why: inventory.NotToBeHad) -> CannotBook:
    return AnotherAdult() if isinstance(why, inventory.NeedsAdult) else PlacesGone()


def _goes_ahead(session: Session) -> bool:
    return session.status == Session.Status.SCHEDULED


def _take(
    choices: list[Choice],
    offer: Offer,
    made: dict,
    instead_of: Booking | None,
    most: Mapping[int, int],
    *,
    by: Actor,
    at: datetime,
) -> Booking:
    """Booking rows first, then pools by key, trail last (the lock order, design D2)."""
    with trail.act(by=by, at=at) as noted:
        booking = Booking.objects.create(**made)
        returned = _replace(instead_of, booking, noted, at=at) if instead_of else {}
        inventory.move(
            inventory.summed((p, u * c.quantity) for c in choices for p, u in c.units.items()),
            returned=returned,
            most=most,
        )
        _write_lines(booking, choices, single=offer.session is not None)
        if instead_of:
            answers.carry_over(source=instead_of, target=booking)
            checkout.give_up(owner=("booking", instead_of.ref), by=by, at=at)
        noted.note(
            "booking.held",
            about=("booking", booking.ref),
            tickets={choice.ticket.ref: choice.quantity for choice in choices},
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


def _write_lines(booking: Booking, choices: list[Choice], *, single: bool) -> None:
    one_each = [choice for choice in choices for _ in range(choice.quantity)]
    lines = BookingLine.objects.bulk_create(
        BookingLine(
            booking=booking,
            ticket_type=choice.ticket.type,
            session=choice.sessions[0] if single else None,
            title=word(choice.ticket.type, "title", booking.language),
            price_pence=choice.ticket.price.pence,
            vat=choice.ticket.type.vat,
        )
        for choice in one_each
    )
    pairs = list(zip(lines, one_each, strict=True))
    Allocation.objects.bulk_create(
        Allocation(line=line, pool_id=pool, units=units)
        for line, choice in pairs
        for pool, units in choice.units.items()
    )
    Place.objects.bulk_create(
        Place(line=line, session=session, seq=seq)
        for line, choice in pairs
        for session in choice.sessions
        for seq in range(1, choice.ticket.admits + 1)
    )
