"""Paying for a held booking, or confirming it at once when there is nothing to pay."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from bookings.catalogue.words import word
from bookings.ordering import changing, expiry
from bookings.ordering.confirm import confirm
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.overview import Overview, activity_title, overview
from bookings.ordering.people.stops import are_cared_for
from bookings.ordering.sentences import (
    BasketChanged,
    CalledOff,
    CannotBook,
    HoldEnded,
    SomeCalledOff,
)
from fundraising.campaigns import questions
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.payments import checkout
from kernel.payments.checkout import LineFacts
from kernel.payments.models import LineKind, Payment

LONGER = timedelta(minutes=10)
LONGEST = timedelta(minutes=60)
# The places stay a little longer than the time to pay, so that a payment under way can land.
GRACE = timedelta(minutes=10)


class NamesMissing(CannotBook):
    def __init__(self) -> None:
        super().__init__(_("Tell us first who is coming and where to send the tickets."))


def pay(*, booking: Booking, by: Actor, at: datetime, version: int | None = None) -> str:
    """The address to send the booker to: the provider's checkout, or “done” when it is free.

    Asked twice, the same checkout is returned. `version` is that of the basket that its booker has
    checked. Raises HoldEnded (CalledOff where a date of it is), SomeCalledOff, BasketChanged,
    NamesMissing, CannotPay.
    """
    done = reverse("booking_done", args=[booking.secret])
    if booking.state == BookingState.CONFIRMED:
        return done
    if not booking.is_held(at=at):
        raise HoldEnded
    if version is not None and version != booking.version:
        raise BasketChanged
    seen = overview(booking)
    if seen.is_called_off:
        _let_go_of_what_is_called_off(seen, by=by, at=at)
    if not (seen.is_named and are_cared_for(seen)):
        raise NamesMissing
    if not booking.total and _confirm_free(booking, by=by, at=at):
        return done
    return _begin(seen, by=by, at=at).checkout_url


def _let_go_of_what_is_called_off(seen: Overview, *, by: Actor, at: datetime) -> None:
    """What goes ahead stays held. Raises CalledOff, or SomeCalledOff while anything is left."""
    off = [item for item in seen.items if item.is_called_off]
    if len(off) == len(seen.items):
        expiry.end_hold(booking=seen.booking, by=by, at=at)
        raise CalledOff
    for item in off:
        changing.remove(booking=seen.booking, thing=item.thing, by=by, at=at)
    raise SomeCalledOff([item.title for item in off])


def ask_longer(*, booking: Booking, by: Actor, at: datetime) -> bool:
    """Ten minutes more, up to an hour in all, until payment has begun. False when there is no more.

    WCAG 2.2.1: a time limit can be extended.
    """
    until = longer_until(booking)
    if until <= booking.pay_by or checkout.is_open(owner=("booking", booking.ref)):
        return False
    with trail.act(by=by, at=at) as noted:
        won = Booking.objects.filter(
            pk=booking.pk, state=BookingState.HELD, pay_by=booking.pay_by, pay_by__gt=at
        ).update(pay_by=until, hold_until=until)
        if won:
            noted.note("booking.hold_extended", about=("booking", booking.ref))
    booking.refresh_from_db()
    return bool(won)


def longer_until(booking: Booking) -> datetime:
    """Until when the hold could be made to last."""
    return min(booking.pay_by + LONGER, booking.made_at + LONGEST)


def _begin(seen: Overview, *, by: Actor, at: datetime) -> Payment:
    booking = seen.booking
    owner = ("booking", booking.ref)
    payment = checkout.begin(
        owner=owner,
        lines=_lines(seen),
        until=booking.pay_by,
        return_url=settings.SITE_URL + reverse("booking_return", args=[booking.secret]),
        cancel_url=settings.SITE_URL + reverse("booking_check", args=[booking.secret]),
        by=by,
        at=at,
    )
    # Last, before anybody can pay: whoever ends or changes the hold later finds the payment and
    # gives it up.
    if not _stays(booking, at=at):
        checkout.give_up(owner=owner, by=by, at=at)
        booking.refresh_from_db()
        raise BasketChanged if booking.is_held(at=at) else HoldEnded
    return payment


def _stays(booking: Booking, *, at: datetime) -> bool:
    """Hold a little longer than the time to pay, which stays; False when another window has changed
    what is held, or that or the sweep has ended the hold. Waits for who is at it."""
    held = Booking.objects.filter(
        pk=booking.pk, state=BookingState.HELD, pay_by__gt=at, version=booking.version
    )
    return bool(held.update(hold_until=F("pay_by") + GRACE))


class _SomethingToPay(Exception):
    """A gift was chosen in another window, between our look and our confirmation."""


def _confirm_free(booking: Booking, *, by: Actor, at: datetime) -> bool:
    """False when there is something to pay after all; then everything stands as before."""
    try:
        with trail.act(by=by, at=at) as noted:
            won = confirm(booking=booking, was=BookingState.HELD, payment=None, noted=noted, at=at)
            if won and booking.total:
                raise _SomethingToPay
            # A page may be open for a gift that was taken off again.
            checkout.give_up(owner=("booking", booking.ref), by=by, at=at)
    except _SomethingToPay:
        booking.refresh_from_db()
        return False
    booking.refresh_from_db()
    if booking.state != BookingState.CONFIRMED:
        raise HoldEnded
    return True


def _lines(seen: Overview) -> list[LineFacts]:
    booking = seen.booking
    lines = [
        LineFacts(
            kind=LineKind.TICKET,
            owner_ref=line.ref,
            description=f"{activity_title(line, booking.language)}: {line.title}",
            pence=line.price_pence,
            vat=line.vat,
        )
        for line in seen.lines
        if line.price_pence
    ]
    if given := booking.above_pence + booking.gift_pence:
        campaign = questions.by_ref(booking.campaign_ref)
        lines.append(
            LineFacts(
                kind=LineKind.GIFT,
                owner_ref=booking.campaign_ref,
                description=_("Gift to %(campaign)s") % {"campaign": word(campaign, "title")},
                pence=given,
                vat="outside",
            )
        )
    return lines
