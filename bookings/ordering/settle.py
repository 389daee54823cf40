"""What becomes of a booking when its money arrives: in time, late, twice, or after the end."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bookings.catalogue.models import Session
from bookings.ordering import bought, expiry, inventory, letters
from bookings.ordering.confirm import confirm
from bookings.ordering.models import Booking, BookingLine, BookingState
from bookings.ordering.overview import overview
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.audit.trail import Trail
from kernel.desk.tasks import raise_task
from kernel.payments import refunds, settlement
from kernel.payments.models import LineKind, Payment
from kernel.people.models import Person
from kernel.people.roles import Role

NOT_YET_BOOKED = (BookingState.HELD, BookingState.EXPIRED)


@settlement.on_settled("booking")
def settle(*, payment: Payment, by: Actor, at: datetime) -> Person | None:
    """The money is recorded; now decide. Returns who gave, for the gift line.

    Runs in the transaction that marks the payment as succeeded.
    """
    booking = Booking.objects.get(ref=payment.owner_ref)  # locked by `lock`
    with trail.act(by=by, at=at) as noted:
        if booking.state not in NOT_YET_BOOKED:
            twice = booking.state == BookingState.CONFIRMED
            reason = "paid_twice" if twice else "paid_after_cancelling"
            _send_back(booking, payment, reason=reason, by=by, at=at)
        else:
            _book(booking, payment, noted=noted, by=by, at=at)
    return booking.booker


def _book(booking: Booking, payment: Payment, *, noted: Trail, by: Actor, at: datetime) -> None:
    """In time or late, what was paid for is booked, if it can be had; else the money goes back."""
    was = BookingState(booking.state)
    paid_for = bought.lines_bought(booking, payment)
    if paid_for and _is_called_off(paid_for):
        expiry.end_hold(booking=booking, by=by, at=at)
        _send_back(booking, payment, reason="paid_called_off", by=by, at=at)
        letters.called_off(seen=overview(booking), payment=payment, at=at)
        return
    try:
        with transaction.atomic():
            bought.have(booking, paid_for, at=at)
    except bought.AlreadyThere:
        _send_back(booking, payment, reason="paid_there_already", by=by, at=at)
        return
    except inventory.NotToBeHad:
        reason = "paid_changed" if was == BookingState.HELD else "paid_late"
        _send_back(booking, payment, reason=reason, by=by, at=at)
        letters.places_gone(seen=overview(booking), payment=payment, at=at, reason=reason)
        return
    _it_costs_what_was_paid(booking, payment)
    confirm(booking=booking, was=was, payment=payment, noted=noted, at=at)


@settlement.on_lock("booking")
def lock(*, owner_ref: str) -> None:
    """The booking's row comes first in the order of locks, before pools, payment and trail."""
    Booking.objects.select_for_update().filter(ref=owner_ref).first()


@settlement.on_released("booking")
def release(*, owner_ref: str, by: Actor, at: datetime) -> None:
    """The provider ended the payment's time: so ends the hold."""
    booking = Booking.objects.filter(ref=owner_ref).first()
    if booking is not None:
        expiry.end_hold(booking=booking, by=by, at=at)


def _is_called_off(paid_for: Sequence[BookingLine]) -> bool:
    """Nothing of what is paid for will happen."""
    ahead = Session.objects.filter(places__line__in=paid_for, status=Session.Status.SCHEDULED)
    return not ahead.exists()


def _send_back(booking: Booking, payment: Payment, *, reason: str, by: Actor, at: datetime) -> None:
    """The ticket money cannot buy what it was for: return all of it, and tell the box office."""
    refunds.request(payment=payment, reason=reason, key=f"{reason}:{payment.ref}", by=by, at=at)
    raise_task(
        kind=reason,
        about=("booking", booking.ref),
        for_role=Role.BOX_OFFICE,
        text=_(TASKS[reason]) % {"pounds": payment.amount, "ref": booking.ref},
        at=at,
        key=payment.ref,
    )


TASKS = {
    "paid_late": "Booking %(ref)s was paid after its hold had ended, and the places are gone. "
    "%(pounds)s is on its way back. Ring the booker and offer another date.",
    "paid_called_off": "Booking %(ref)s was paid while its date was being called off. %(pounds)s "
    "is on its way back. Ring the booker and offer another date.",
    "paid_after_cancelling": "Booking %(ref)s was paid although it had been cancelled. %(pounds)s "
    "is on its way back. Tell the booker.",
    "paid_changed": "Booking %(ref)s was changed while it was being paid, and what was paid for "
    "is gone. %(pounds)s is on its way back. Tell the booker.",
    "paid_there_already": "Booking %(ref)s was paid after its hold had ended, and somebody on it "
    "is booked on the same date by now. %(pounds)s is on its way back. Tell the booker.",
    "paid_twice": "Booking %(ref)s was paid a second time. %(pounds)s is on its way back. "
    "Tell the booker.",
}


def _it_costs_what_was_paid(booking: Booking, payment: Payment) -> None:
    """Somebody may change the gift in one tab and pay in another: what was paid is the truth."""
    gift = payment.lines.filter(kind=LineKind.GIFT).first()
    pence, campaign = (gift.pence, gift.owner_ref) if gift else (0, "")
    # One line of the payment has both: what is above the lowest prices, and the gift beside them.
    booking.gift_pence, booking.campaign_ref = pence - booking.above_pence, campaign
    booking.save(update_fields=["tickets_pence", "above_pence", "gift_pence", "campaign_ref"])
