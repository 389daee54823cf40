"""A booking that is neither a basket nor booked: what has become of it, and what to do now."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bookings.ordering.models import BookingState
from bookings.ordering.overview import Overview
from kernel.payments.models import Payment, PaymentState


def context(seen: Overview, payments: Sequence[Payment], *, at: datetime) -> dict[str, Any]:
    """Heading, words, and where to go, for `standing.html`."""
    booking = seen.booking
    book = reverse("book", args=[seen.first.offer_ref])
    said: dict[str, Any] = {"booking": booking, "seen": seen, "book_url": book}
    paid = next((p for p in payments if p.state == PaymentState.SUCCEEDED), None)
    if any(payment.is_open for payment in payments):
        return said | _waiting(seen, at=at)
    if paid is not None and booking.confirmed_at is None:
        return said | _money_back(seen, paid)
    if booking.state == BookingState.CANCELLED:
        return said | _cancelled(seen)
    return said | {
        "heading": _("Your hold has ended"),
        "words": [
            _("The places are back on the table. Nothing was charged."),
            _("Your answers are safe: hold them again with one press.")
            if seen.is_several
            else _("Your answers are safe: choose again."),
        ],
        "again_url": reverse("booking_again", args=[booking.secret]) if seen.is_several else "",
        "action": None if seen.is_several else (seen.choose_path, _("Choose again")),
    }


def _waiting(seen: Overview, *, at: datetime) -> dict[str, Any]:
    secret = seen.booking.secret
    said = {
        "heading": _("Waiting for the payment"),
        "words": [
            _("You have begun to pay, and we have not heard yet that it worked."),
            _("If you have just paid, look again in a moment. You are never charged twice."),
        ],
        "action": (reverse("booking_return", args=[secret]), _("Look again")),
    }
    if seen.booking.is_held(at=at):
        said["other"] = (reverse("booking_check", args=[secret]), _("Go back and pay"))
    return said


def _money_back(seen: Overview, payment: Payment) -> dict[str, Any]:
    let_go = seen.booking.state == BookingState.CANCELLED
    if let_go:
        why = _("Your payment came after you had let the places go.")
    elif seen.is_called_off:
        why = _("The date was called off before your payment came.")
    else:
        why = _("Your payment came after the hold had ended, and the places had gone by then.")
    words = [
        why,
        _("%(pounds)s is on its way back to you.") % {"pounds": payment.amount},
    ]
    if payment.is_test:
        words.append(_("Payment by Test payments: nothing was charged."))
    return {"heading": _("Your money is on its way back"), "words": words, "look_again": True}


def _cancelled(seen: Overview) -> dict[str, Any]:
    if seen.booking.confirmed_at is None:
        return {
            "heading": _("You have let these places go"),
            "words": [_("Somebody else can have them now. Nothing was charged.")],
            "look_again": True,
        }
    return {
        "heading": _("This booking is cancelled"),
        "words": [_("Its tickets are no longer good. If you did not expect this, ring us.")],
        "look_again": True,
    }
