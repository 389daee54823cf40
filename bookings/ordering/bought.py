"""What a payment bought: the lines that it names. A basket may have been changed while it was paid.

Somebody who takes a thing out in one window and pays in the other has paid for what the page said.
So that is what is booked: what was paid for comes back, what was not paid for goes.
"""

from collections.abc import Sequence
from datetime import datetime

from bookings.catalogue import gate
from bookings.catalogue.models import Session
from bookings.ordering import inventory, lines
from bookings.ordering.codes import spending
from bookings.ordering.models import Allocation, Booking, BookingLine, Place
from kernel.payments.models import LineKind, Payment


class AlreadyThere(inventory.NotToBeHad):
    """Somebody of it has been booked on the same date by another booking meanwhile."""


def lines_bought(booking: Booking, payment: Payment) -> list[BookingLine]:
    """Those that it names, and what is free and was not taken out."""
    paid = list(payment.lines.all())
    refs = {line.owner_ref for line in paid if line.kind == LineKind.TICKET}
    gift = sum(line.pence for line in paid if line.kind == LineKind.GIFT)
    found = []
    for line in booking.lines.order_by("pk"):
        if line.ref in refs:
            gift -= line.above_pence
        elif line.price_pence or line.removed_at or line.above_pence > gift:
            continue
        else:
            gift -= line.above_pence
        found.append(line)
    return found


def have(booking: Booking, bought: Sequence[BookingLine], *, at: datetime) -> None:
    """The booking has these lines and no others, and they cost what they cost.

    Raises NotToBeHad where what must come back is gone; the caller rolls back.
    """
    if not bought:
        raise inventory.SoldOut(0)
    keys = {line.pk for line in bought}
    # Also what ended with its hold: of an expired booking only what was paid for comes back.
    goes = [line for line in booking.lines.filter(removed_at=None) if line.pk not in keys]
    comes = [line for line in bought if not line.live]
    if goes or comes:
        _exchange(goes, comes, at=at)
    booking.tickets_pence = sum(line.price_pence for line in bought)
    booking.above_pence = sum(line.above_pence for line in bought)


def _exchange(goes: Sequence[BookingLine], comes: Sequence[BookingLine], *, at: datetime) -> None:
    had = Allocation.objects.filter(line__in=comes, active=False)
    rows = list(had.values_list("pool_id", "units", "pool__session"))
    most = _most_of(comes, rows, at=at) if comes else {}
    back = Allocation.objects.filter(line__in=goes, active=True).values_list("pool_id", "units")
    inventory.move(
        inventory.summed((pool, units) for pool, units, _ in rows),
        returned=inventory.summed(back),
        most=most,
    )
    if goes:
        lines.take_out(goes, at=at)
    if comes:
        _forget_who_is_there(comes)
        had.update(active=True)
        Place.objects.filter(line__in=comes).update(live=True)
        BookingLine.objects.filter(pk__in=[c.pk for c in comes]).update(live=True, removed_at=None)
    spending.follow((goes or comes)[0].booking)


def _most_of(
    comes: Sequence[BookingLine], rows: Sequence[tuple[int, int, int]], *, at: datetime
) -> dict[int, int]:
    """Asks the gate. Raises NotToBeHad also when a date may not open."""
    sessions = list(Session.objects.filter(places__line__in=comes).distinct())
    to_come = all(s.starts_at > at and s.status == Session.Status.SCHEDULED for s in sessions)
    sale = gate.for_sale(sessions, at=at)
    if not to_come or not sale.opens:
        raise inventory.SoldOut(0)
    return {pool: n for pool, _, key in rows if (n := sale.most.get(key)) is not None}


def _forget_who_is_there(comes: Sequence[BookingLine]) -> None:
    """Nobody is twice on a session: a name handed on to another ticket stays with that one."""
    named = Place.objects.filter(line__in=comes, participant__isnull=False)
    back = {(p.participant_id, p.session_id): p for p in named}
    there = Place.objects.filter(live=True, participant__in=[key[0] for key in back])
    for place in there.select_related("line"):
        again = back.get((place.participant_id, place.session_id))
        if again is None:
            continue
        if place.line.booking_id != comes[0].booking_id:
            raise AlreadyThere
        Place.objects.filter(pk=again.pk).update(participant=None)
