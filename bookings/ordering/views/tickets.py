"""A ticket by its secret, on a page and on paper; all tickets and dates of a booking."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from bookings.ordering import calendar as dates
from bookings.ordering import tickets
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.overview import overview
from bookings.ordering.tickets import Ticket
from bookings.ordering.views.private import of_booking, private
from kernel import clock
from kernel.people.access import everybody


@everybody
@require_safe
@private
def ticket(request: HttpRequest, secret: str) -> HttpResponse:
    """What the person at the door wants to see."""
    found = _ticket(secret)
    return render(
        request, "bookings/ordering/ticket.html", tickets.page_context(found, at=clock.now())
    )


@everybody
@require_safe
@private
def ticket_pdf(request: HttpRequest, secret: str) -> HttpResponse:
    """The same on paper."""
    return _paper([_ticket(secret)])


@everybody
@require_safe
@of_booking
def all_pdf(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """Every ticket of the booking in one file."""
    found = tickets.of_confirmed(booking.ref)
    if not found:
        raise Http404
    return _paper(found)


@everybody
@require_safe
@of_booking
def calendar(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """The dates, for one's own calendar."""
    if booking.state != BookingState.CONFIRMED:
        raise Http404
    with translation.override(booking.language):
        content = dates.dates_of(overview(booking))
    return _file(content, dates.TYPE, "dates.ics")


def _ticket(secret: str) -> Ticket:
    found = tickets.by_secret(secret)
    if found is None:
        raise Http404
    return found


def _paper(found: list[Ticket]) -> HttpResponse:
    return _file(tickets.pdf(found), "application/pdf", tickets.filename(found))


def _file(content: bytes, mimetype: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=mimetype,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
