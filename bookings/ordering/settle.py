"""What becomes of a booking when its money arrives: in time, late, twice, or after the end."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bookings.catalogue import gate
from bookings.catalogue.models import Session
from bookings.ordering import expiry, inventory, letters
from bookings.ordering.confirm import confirm
from bookings.ordering.models import Allocation, Booking, BookingLine, BookingState, Place
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
    _gift_is_what_was_paid(booking, payment)
    with trail.act(by=by, at=at) as noted:
        if booking.state in NOT_YET_BOOKED and _is_called_off(booking):
            expiry.end_hold(booking=booking, by=by, at=at)
            _send_back(booking, payment, reason="paid_called_off", by=by, at=at)
            letters.called_off(seen=overview(booking), payment=payment, at=at)
        elif booking.state == BookingState.HELD:
            confirm(booking=booking, was=BookingState.HELD, payment=payment, noted=noted, at=at)
        elif booking.state == BookingState.EXPIRED:
            _settle_late(booking, payment, noted=noted, by=by, at=at)
        else:
            twice = booking.state == BookingState.CONFIRMED
            reason = "paid_twice" if twice else "paid_after_cancelling"
            _send_back(booking, payment, reason=reason, by=by, at=at)
    return booking.booker


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


def _settle_late(
    booking: Booking, payment: Payment, *, noted: Trail, by: Actor, at: datetime
) -> None:
    """Paid after the hold ended: the places again if they are free, else the money back."""
    try:
        with transaction.atomic():
            _retake(booking, at=at)
    except inventory.NotToBeHad:
        _send_back(booking, payment, reason="paid_late", by=by, at=at)
        letters.places_gone(seen=overview(booking), payment=payment, at=at)
        return
    confirm(booking=booking, was=BookingState.EXPIRED, payment=payment, noted=noted, at=at)


def _is_called_off(booking: Booking) -> bool:
    """Nothing of what is paid for will happen."""
    ahead = Session.objects.filter(places__line__booking=booking, status=Session.Status.SCHEDULED)
    return not ahead.exists()


def _retake(booking: Booking, *, at: datetime) -> None:
    """Take again exactly what the booking had. Raises NotToBeHad also when a date may not open."""
    sessions = list(Session.objects.filter(places__line__booking=booking).distinct())
    to_come = all(s.starts_at > at and s.status == Session.Status.SCHEDULED for s in sessions)
    sale = gate.for_sale(sessions, at=at)
    if not to_come or not sale.opens:
        raise inventory.SoldOut(0)
    had = Allocation.objects.filter(line__booking=booking, active=False)
    rows = list(had.values_list("pool_id", "units", "pool__session"))
    most = {pool: n for pool, _, key in rows if (n := sale.most.get(key)) is not None}
    inventory.take(inventory.summed((pool, units) for pool, units, _ in rows), most=most)
    had.update(active=True)
    Place.objects.filter(line__booking=booking).update(live=True)
    BookingLine.objects.filter(booking=booking).update(live=True)


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
    "paid_twice": "Booking %(ref)s was paid a second time. %(pounds)s is on its way back. "
    "Tell the booker.",
}


def _gift_is_what_was_paid(booking: Booking, payment: Payment) -> None:
    # Somebody may change the gift in one tab and pay in another: what was paid is the truth.
    if booking.state not in NOT_YET_BOOKED:
        return
    gift = payment.lines.filter(kind=LineKind.GIFT).first()
    pence, campaign = (gift.pence, gift.owner_ref) if gift else (0, "")
    if (booking.gift_pence, booking.campaign_ref) != (pence, campaign):
        booking.gift_pence, booking.campaign_ref = pence, campaign
        booking.save(update_fields=["gift_pence", "campaign_ref"])
