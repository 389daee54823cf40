"""Changing a basket that is held: one thing of it at a time, whatever else is in it stays.

A payment page that is open is given up, for it asks for what the basket was. Should it be paid all
the same, what was paid for is what is booked (settle.py).
"""

from datetime import datetime

from django.db.models import QuerySet

from bookings.ordering import expiry, inventory, lines, picking
from bookings.ordering.codes import spending
from bookings.ordering.contents import Contents, Thing, contents_of, thing_offered
from bookings.ordering.difference import Difference, difference
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.picking import Judged, Pick
from bookings.ordering.sentences import HoldEnded
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.payments import checkout


class ChangedMeanwhile(Exception):
    """Another window changed the basket, or its hold is over: look again."""


def set_to(seen: Contents, wish: Pick, *, by: Actor, at: datetime) -> Booking:
    """Its tickets of one offer become these. The gate is asked only for what comes in addition.

    Raises ChangedMeanwhile, NotToBeHad, TooLate, NotOpen; then everything stands as before.
    """
    had = seen.of(thing_offered(wish.offer))
    what = difference(had, wish.choices)
    if not what:
        return seen.booking
    found = picking.judged(what.added, at=at) if what.added else Judged()
    return _change(
        seen,
        what,
        found,
        single=wish.offer.session is not None,
        tickets=wish.tickets,
        campaign_ref=wish.campaign_ref,
        by=by,
        at=at,
    )


def remove(*, booking: Booking, thing: Thing, by: Actor, at: datetime) -> bool:
    """Give back everything that a basket has of one thing; the last one ends the hold.

    False where it had nothing of it. Raises HoldEnded.
    """
    while True:
        seen = contents_of(booking)
        if not seen.booking.is_held(at=at):
            raise HoldEnded
        goes = seen.of(thing)
        if not goes:
            return False
        if len(goes) == len(seen.lines):
            # Another window may be putting something in: then there is something left.
            if expiry.let_go(booking=seen.booking, by=by, at=at, version=seen.booking.version):
                return True
            continue
        try:
            _change(seen, Difference([], goes, []), Judged(), single=True, by=by, at=at, tickets={})
        except ChangedMeanwhile:
            continue
        return True


def _change(
    seen: Contents,
    what: Difference,
    found: Judged,
    *,
    single: bool,
    by: Actor,
    at: datetime,
    tickets: dict[str, int],
    campaign_ref: str = "",
) -> Booking:
    booking = seen.booking
    is_being_paid = booking.hold_until != booking.pay_by
    with trail.act(by=by, at=at) as noted:
        if not _win(seen, what, campaign_ref, at=at):
            raise ChangedMeanwhile
        inventory.move(
            picking.units_of(what.added), returned=seen.units_of(what.dropped), most=found.most
        )
        if what.dropped:
            lines.take_out(what.dropped, at=at)
        places = lines.write(booking, what.added, single=single, beside=what.kept)
        if what.has_code:
            spending.follow(booking)
        if what.dropped and places and booking.booker_email:
            lines.hand_on_names(what.dropped, places)
        if is_being_paid:
            checkout.give_up(owner=("booking", booking.ref), by=by, at=at)
        thing = what.dropped[0] if what.dropped else None
        noted.note(
            "booking.changed",
            about=("booking", booking.ref),
            tickets=tickets,
            out=thing.title if thing and not tickets else None,
        )
    return booking


def _win(seen: Contents, what: Difference, campaign_ref: str, *, at: datetime) -> bool:
    """Compare-and-set: of two windows, the sweep and a payment, one gets the basket as it was seen.

    `hold_until` says whether payment has begun: should it begin meanwhile, we look again.
    """
    booking = seen.booking
    above = booking.above_pence + what.above_pence
    named = campaign_ref or booking.campaign_ref if above or booking.gift_pence else ""
    now = {
        "version": booking.version + 1,
        "tickets_pence": booking.tickets_pence + what.pence,
        "above_pence": above,
        "campaign_ref": named,
        "hold_until": booking.pay_by,
    }
    if at >= booking.pay_by or not _as_seen(booking).update(**now):
        return False
    for name, value in now.items():
        setattr(booking, name, value)
    return True


def _as_seen(booking: Booking) -> QuerySet[Booking]:
    """The guard: its row as long as nobody has touched what hangs on it."""
    return Booking.objects.filter(
        pk=booking.pk,
        state=BookingState.HELD,
        version=booking.version,
        hold_until=booking.hold_until,
        gift_pence=booking.gift_pence,
        pay_by=booking.pay_by,
    )
