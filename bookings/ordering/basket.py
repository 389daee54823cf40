"""Holding places: the held booking *is* the basket, so nothing is ever copied into an order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from bookings.catalogue import gate
from bookings.catalogue.models import Session
from bookings.catalogue.words import word
from bookings.ordering import expiry, inventory, submission
from bookings.ordering.models import Allocation, Booking, BookingLine, Place, TicketType
from bookings.ordering.offer import Offer
from bookings.ordering.sentences import (
    NothingChosen,
    NotOpen,
    NotSoldHere,
    PlacesGone,
    TooMany,
)
from kernel.audit import trail
from kernel.audit.actor import Actor

HOLD = timedelta(minutes=20)
# The places stay ours a little longer than we say, so that a payment under way can land.
GRACE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Choice:
    """So many tickets of one type, and the units each takes from each pool it draws."""

    ticket: TicketType
    quantity: int
    units: dict[int, int]  # by pool key
    sessions: list[Session]


def hold(
    *,
    offer: Offer,
    wanted: Mapping[str, int],
    request_key: str,
    by: Actor,
    at: datetime,
    language: str = "en",
    channel: str = "web",
) -> Booking:
    """Hold `wanted[ticket ref]` tickets of an offer for twenty minutes.

    The same `request_key` and choice again is the same booking; another choice takes its stead.
    Raises CannotBook with a sentence.
    """
    _check_quantities(offer, wanted)
    twin, request_key = submission.twin(request_key, wanted)
    if twin is not None:
        return twin
    submission.let_go_of_others(request_key, by=by, at=at)
    sessions = [covered.session for covered in offer.covered]
    choices = _choices(offer, wanted, sessions)
    if not all(verdict.opens for verdict in gate.may_open_many(sessions, at=at).values()):
        raise NotOpen
    made = {
        "channel": channel,
        "language": language,
        "request_key": request_key,
        "campaign_ref": "",
        "made_at": at,
        "pay_by": at + HOLD,
        "hold_until": at + HOLD + GRACE,
    }
    try:
        return _take(choices, offer, made, by=by, at=at)
    except inventory.SoldOut:
        # Before "gone" is said, places whose time has run out go back (no timer needed for truth).
        if not expiry.release_expired(at=at, sessions=sessions):
            raise PlacesGone from None
    except IntegrityError:
        # A double click: its twin committed first, and is the booking.
        return Booking.objects.get(request_key=request_key)
    try:
        return _take(choices, offer, made, by=by, at=at)
    except inventory.SoldOut:
        raise PlacesGone from None


def _check_quantities(offer: Offer, wanted: Mapping[str, int]) -> None:
    offered = {ticket.ref: ticket for ticket in offer.tickets}
    chosen = {ref: quantity for ref, quantity in wanted.items() if quantity}
    if not chosen:
        raise NothingChosen
    for ref, quantity in chosen.items():
        if ref not in offered or quantity < 0:
            raise NotSoldHere
        if quantity > offered[ref].most:
            raise TooMany(offered[ref].title, offered[ref].most)


def _choices(offer: Offer, wanted: Mapping[str, int], sessions: list[Session]) -> list[Choice]:
    covered = {session.pk: session for session in sessions}
    tickets = (
        TicketType.objects.filter(ref__in=[ref for ref, n in wanted.items() if n])
        .prefetch_related("demands__pool")
        .order_by("position", "pk")
    )
    choices = []
    for ticket in tickets:
        here = [d for d in ticket.demands.all() if d.pool.session_id in covered]
        touched = {d.pool.session_id for d in here}
        choices.append(
            Choice(
                ticket=ticket,
                quantity=wanted[ticket.ref],
                units={d.pool_id: d.units for d in here},
                sessions=[covered[key] for key in covered if key in touched],
            )
        )
    return choices


def _take(choices: list[Choice], offer: Offer, made: dict, *, by: Actor, at: datetime) -> Booking:
    """Booking row first, then pools by key, trail last (the lock order, design D2)."""
    with trail.act(by=by, at=at) as noted, transaction.atomic():
        booking = Booking.objects.create(
            tickets_pence=sum(c.ticket.price_pence * c.quantity for c in choices), **made
        )
        inventory.take(
            inventory.summed([(p, u * c.quantity) for c in choices for p, u in c.units.items()])
        )
        _write_lines(booking, choices, single=offer.session is not None)
        noted.note(
            "booking.held",
            about=("booking", booking.ref),
            tickets={c.ticket.ref: c.quantity for c in choices},
            pence=booking.tickets_pence,
        )
    return booking


def _write_lines(booking: Booking, choices: list[Choice], *, single: bool) -> None:
    one_each = [choice for choice in choices for _ in range(choice.quantity)]
    lines = BookingLine.objects.bulk_create(
        BookingLine(
            booking=booking,
            ticket_type=choice.ticket,
            session=choice.sessions[0] if single else None,
            title=word(choice.ticket, "title", booking.language),
            price_pence=choice.ticket.price_pence,
            vat=choice.ticket.vat,
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
