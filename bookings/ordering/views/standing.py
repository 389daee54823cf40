"""Where a booking stands: the next step, the tickets, or what has become of it."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from bookings.ordering import ending
from bookings.ordering.booked import booked_context
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.overview import overview
from bookings.ordering.views.holding import latest_payment
from bookings.ordering.views.private import of_booking


@require_safe
@of_booking
def booking(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """The right thing for each state; a page that may be kept as a bookmark."""
    if booking.state == BookingState.CONFIRMED:
        return _booked(request, booking)
    payment = latest_payment(booking)
    paying = payment is not None and payment.is_open
    if booking.is_held(at=at) and not paying:
        is_named = overview(booking).is_named
        return redirect("booking_check" if is_named else "booking_people", booking.secret)
    context: dict[str, Any] = ending.context(overview(booking), payment, paying=paying, at=at)
    return render(request, "bookings/ordering/standing.html", context)


@require_safe
@of_booking
def done(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """You are in."""
    if booking.state != BookingState.CONFIRMED:
        return redirect("booking", booking.secret)
    return _booked(request, booking)


def _booked(request: HttpRequest, booking: Booking) -> HttpResponse:
    return render(request, "bookings/ordering/booked.html", booked_context(overview(booking)))
