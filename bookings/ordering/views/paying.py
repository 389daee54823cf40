"""Off to pay, and back: whatever became of the payment, and of the news of it."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bookings.ordering import pay as paying
from bookings.ordering.agreeing import agreeing
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.sentences import BasketChanged, CalledOff, HoldEnded, SomeCalledOff
from bookings.ordering.views.private import of_booking
from kernel.audit.actor import Actor
from kernel.payments import reconcile
from kernel.payments.models import Payment, PaymentState
from kernel.payments.sentences import AlreadyPaid, CannotPay
from kernel.people.access import everybody

LAST_FEW = 3
LONGEST = 9


@everybody
@require_POST
@of_booking
def pay(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """To the provider's page; or booked at once when there is nothing to pay."""
    if booking.is_held(at=at) and agreeing.asked(booking, at=at):
        messages.warning(request, _("Tick that you have read our terms, then we go on."))
        return redirect("booking_check", booking.secret)
    try:
        version = _version(request.POST.get("version", ""))
        return redirect(paying.pay(booking=booking, by=Actor.of(request), at=at, version=version))
    except CalledOff as why:
        messages.warning(request, str(why))
        return redirect("booking", booking.secret)
    except HoldEnded:
        return redirect("booking", booking.secret)
    except paying.NamesMissing as why:
        messages.warning(request, str(why))
        return redirect("booking_people", booking.secret)
    except AlreadyPaid:
        return redirect("booking_return", booking.secret)
    except (SomeCalledOff, BasketChanged, CannotPay) as why:
        messages.warning(request, str(why))
        return redirect("booking_check", booking.secret)


def _version(typed: str) -> int | None:
    """That of the basket on the page whose button was pressed; none where a page says none."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < LONGEST else None


@everybody
@require_safe
@of_booking
def come_back(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """Back from the provider: it is asked, so that a payment whose news was lost counts too."""
    if booking.state != BookingState.CONFIRMED:
        attempts = Payment.objects.of(("booking", booking.ref))
        unsettled = attempts.exclude(state=PaymentState.SUCCEEDED).order_by("-pk")
        for payment in unsettled[:LAST_FEW]:
            reconcile.look_again(payment, at=at)
        booking.refresh_from_db()
    if booking.state == BookingState.CONFIRMED:
        return redirect("booking_done", booking.secret)
    return redirect("booking", booking.secret)
