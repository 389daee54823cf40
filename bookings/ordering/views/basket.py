"""What is held, thing by thing: change one, take one out, choose something else too."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bookings.ordering import again as holding_again
from bookings.ordering import changing, spoken
from bookings.ordering.hoarding import visitor_of
from bookings.ordering.models import Booking
from bookings.ordering.offer_words import WHATS_ON
from bookings.ordering.overlaps import overlaps
from bookings.ordering.overview import Item, overview
from bookings.ordering.sentences import AlreadyBooked, CannotBook, HoldEnded
from bookings.ordering.summary import summary, ticket_words
from bookings.ordering.views.holding import frame, latest_payment
from bookings.ordering.views.private import of_booking, step
from kernel.audit.actor import Actor
from kernel.people.access import everybody


@everybody
@require_safe
@step
def basket(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """Everything in it."""
    seen = overview(booking)
    context: dict[str, Any] = frame(booking, latest_payment(booking), current=1, at=at)
    context |= {
        "seen": seen,
        "items": [_item(item) for item in seen.items],
        "overlaps": overlaps(seen),
        "order": summary(seen),
        "whats_on_url": WHATS_ON,
    }
    return render(request, "bookings/ordering/basket.html", context)


@everybody
@require_POST
@of_booking
def remove(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """One thing goes out; the last one ends the hold."""
    wanted = request.POST.get("thing", "")
    item = next((item for item in overview(booking).items if item.offer_ref == wanted), None)
    try:
        if item and changing.remove(booking=booking, thing=item.thing, by=Actor.of(request), at=at):
            messages.success(request, _("%(what)s is taken out.") % {"what": item.title})
    except HoldEnded:
        return redirect("booking", booking.secret)
    return redirect("booking_basket", booking.secret)


@everybody
@require_POST
@of_booking
def again(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """After its end: everything that can still be had, with the answers that were given."""
    if booking.is_held(at=at):
        return redirect("booking_basket", booking.secret)
    language = (get_language() or "en").split("-")[0]
    try:
        new = holding_again.hold_again(
            source=booking,
            visitor=visitor_of(request),
            by=Actor.of(request),
            at=at,
            language=language,
        )
    except AlreadyBooked:
        return redirect("booking", booking.secret)
    except CannotBook as why:
        messages.warning(request, str(why))
        return redirect("booking", booking.secret)
    for title in new.gone:
        messages.warning(request, _("%(what)s could not be held again.") % {"what": title})
    return redirect("booking_basket", new.booking.secret)


def _item(item: Item) -> dict[str, Any]:
    return {
        "title": item.title,
        "when": spoken.when(item.sessions),
        "places": spoken.places(item.sessions),
        "tickets": ticket_words(item),
        "change_url": item.choose_path,
        "ref": item.offer_ref,
    }
