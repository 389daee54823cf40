"""The hold's clock: what it says, more time, and letting go."""

import math
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bookings.ordering import expiry
from bookings.ordering.models import Booking
from bookings.ordering.pay import ask_longer, longer_until
from bookings.ordering.views.private import of_booking
from kernel import clock
from kernel.audit.actor import Actor
from kernel.payments.models import Payment
from kernel.people.access import everybody


def latest_payment(booking: Booking) -> Payment | None:
    return Payment.objects.of(("booking", booking.ref)).order_by("-pk").first()


def steps(*, is_free: bool = False) -> list[str]:
    return [_("Tickets"), _("People"), _("Check and book") if is_free else _("Check and pay")]


def frame(
    booking: Booking, payment: Payment | None, *, current: int, at: datetime
) -> dict[str, Any]:
    """What `layouts/form_step.html` shows on every step: where we are, and until when."""
    return {
        "steps": steps(is_free=not booking.total),
        "current": current,
        "hold": clock_of(booking, payment, at=at),
        "booking": booking,
    }


def clock_of(booking: Booking, payment: Payment | None, *, at: datetime) -> dict[str, Any]:
    """The time of day until which the places are held; the time to pay once that has begun."""
    until, longer = booking.pay_by, longer_until(booking) > booking.pay_by
    if payment is not None and payment.is_open:
        until, longer = min(until, payment.checkout_until or until), False
    return {
        "until": clock.spoken_time(until),
        "minutes": max(math.ceil((until - at).total_seconds() / 60), 0),
        "extend_url": reverse("booking_longer", args=[booking.secret]) if longer else "",
    }


@everybody
@require_POST
@of_booking
def longer(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """Ten minutes more, and back to where it was asked."""
    grant_longer(request, booking, at)
    return redirect(_where_it_was_asked(request, booking))


def grant_longer(request: HttpRequest, booking: Booking, at: datetime) -> None:
    """Ask, and say what came of it."""
    if ask_longer(booking=booking, by=Actor.of(request), at=at):
        until = clock.spoken_time(booking.pay_by)
        messages.success(request, _("Your places are held until %(until)s.") % {"until": until})
    elif booking.is_held(at=at):
        messages.info(
            request,
            _("We cannot hold them longer than this. Pay by then, or ring us and we will help."),
        )


@everybody
@require_POST
@of_booking
def let_go(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """The places go back at once, and nothing is to be paid."""
    expiry.let_go(booking=booking, by=Actor.of(request), at=at)
    return redirect("booking", booking.secret)


def _where_it_was_asked(request: HttpRequest, booking: Booking) -> str:
    asked = urlsplit(request.headers.get("Referer", "")).path
    steps = {
        reverse(name, args=[booking.secret])
        for name in ("booking_people", "booking_gift", "booking_check")
    }
    return asked if asked in steps else reverse("booking", args=[booking.secret])
