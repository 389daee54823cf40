"""A booking by day and hour; overlaps are said."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from bookings.ordering.models import Booking, BookingState
from bookings.ordering.my_days import my_days
from bookings.ordering.overlaps import overlaps
from bookings.ordering.overview import overview
from bookings.ordering.views.private import of_booking
from kernel.people.access import everybody


@everybody
@require_safe
@of_booking
def days(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """While it is held it helps to choose; once booked it is the plan of one's days."""
    if not (booking.is_held(at=at) or booking.state == BookingState.CONFIRMED):
        return redirect("booking", booking.secret)
    seen = overview(booking)
    context = {
        "booking": booking,
        "seen": seen,
        "days": my_days(seen),
        "overlaps": overlaps(seen),
        "is_held": booking.state == BookingState.HELD,
    }
    return render(request, "bookings/ordering/days.html", context)
