"""Where a booking stands: the next step, the tickets, or what has become of it."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from bookings.ordering import ending
from bookings.ordering.booked import booked_context
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.overview import overview
from bookings.ordering.views.private import of_booking
from kernel.payments.models import Payment
from kernel.people.access import everybody


@everybody
@require_safe
@of_booking
def booking(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """The right thing for each state; a page that may be kept as a bookmark."""
    if booking.state == BookingState.CONFIRMED:
        return _booked(request, booking, at)
    payments = list(Payment.objects.of(("booking", booking.ref)).order_by("-pk"))
    seen = overview(booking)
    if booking.is_held(at=at) and not any(payment.is_open for payment in payments):
        return redirect("booking_check" if seen.is_named else "booking_people", booking.secret)
    context = ending.context(seen, payments, at=at)
    return render(request, "bookings/ordering/standing.html", context)


@everybody
@require_safe
@of_booking
def done(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """You are in."""
    if booking.state != BookingState.CONFIRMED:
        return redirect("booking", booking.secret)
    return _booked(request, booking, at)


def _booked(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    context = booked_context(overview(booking), at=at)
    return render(request, "bookings/ordering/booked.html", context)
