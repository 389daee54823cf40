"""Giving places back: asked once more, then done where it is free, or asked of the box office."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bookings.catalogue import phrases
from bookings.ordering import spoken
from bookings.ordering.giving_back import NotToGiveBack, give_back, is_free, may_still
from bookings.ordering.models import Booking
from bookings.ordering.overview import Item, overview
from bookings.ordering.views.private import of_booking
from kernel.audit.actor import Actor
from kernel.people.access import everybody


@everybody
@require_http_methods(["GET", "HEAD", "POST"])
@of_booking
def cancel(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """Which of it; a booking of one thing is asked whole."""
    seen = overview(booking)
    items = may_still(seen, at=at)
    if not items:
        return redirect("booking", booking.secret)
    if request.method != "POST":
        return _page(request, booking, items)
    wanted = set(request.POST.getlist("thing"))
    things = [item.thing for item in items if item.offer_ref in wanted]
    if not things:
        return _page(request, booking, items, fault=_("Tick what you would like to give back."))
    try:
        went = give_back(booking=booking, things=things, by=Actor.of(request), at=at)
    except NotToGiveBack as why:
        messages.warning(request, str(why))
        return redirect("booking", booking.secret)
    if went:
        titles = phrases.listed([item.title for item in went])
        messages.success(request, _("Given back: %(what)s. Thank you.") % {"what": titles})
    if len(went) < len(things):
        messages.info(
            request,
            _("Our box office looks at what you have paid for, and writes to you. Until then your "
              "places stay yours."),
        )  # fmt: skip
    return redirect("booking", booking.secret)


def _page(
    request: HttpRequest, booking: Booking, items: list[Item], *, fault: str = ""
) -> HttpResponse:
    rows = [_row(item) for item in items]
    context: dict[str, Any] = {
        "booking": booking,
        "rows": rows,
        "fault": fault,
        "errors": [fault] if fault else [],
        "any_paid": any(not row["free"] for row in rows),
    }
    return render(request, "bookings/ordering/give_back.html", context)


def _row(item: Item) -> dict[str, Any]:
    return {
        "ref": item.offer_ref,
        "title": item.title,
        "when": spoken.when(item.sessions),
        "free": is_free(item),
    }
