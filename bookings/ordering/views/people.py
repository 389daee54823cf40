"""Who books and who comes: one form, and nothing typed is ever lost."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bookings.ordering.forms import PeopleForm
from bookings.ordering.gift import campaign_for
from bookings.ordering.models import Booking
from bookings.ordering.overview import Overview, overview
from bookings.ordering.people import name_everybody
from bookings.ordering.sentences import HoldEnded
from bookings.ordering.summary import summary
from bookings.ordering.views.holding import frame, grant_longer, latest_payment
from bookings.ordering.views.private import step
from kernel.audit.actor import Actor
from kernel.people.access import everybody


@everybody
@require_http_methods(["GET", "HEAD", "POST"])
@step
def people(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """The booker and everybody who comes."""
    seen = overview(booking)
    if request.method != "POST":
        return _page(request, seen, _form(seen), at)
    if "longer" in request.POST:
        # What was typed stays where it is, unjudged.
        grant_longer(request, booking, at)
        return _page(request, seen, _form(seen, typed=request.POST.dict()), at)
    form = PeopleForm(request.POST, seats=seen.seats)
    if not form.is_valid():
        return _page(request, seen, form, at)
    try:
        name_everybody(
            booking=booking, booker=form.booker, names=form.names, by=Actor.of(request), at=at
        )
    except HoldEnded:
        return redirect("booking", booking.secret)
    if not seen.is_named and campaign_for(seen, at=at):
        return redirect("booking_gift", booking.secret)
    return redirect("booking_check", booking.secret)


def _form(seen: Overview, *, typed: dict[str, str] | None = None) -> PeopleForm:
    booking = seen.booking
    known = {
        "name": booking.booker_name,
        "email": booking.booker_email,
        "phone": booking.booker_phone,
    }
    return PeopleForm(initial=known if typed is None else typed, seats=seen.seats)


def _page(request: HttpRequest, seen: Overview, form: PeopleForm, at: datetime) -> HttpResponse:
    context = frame(seen.booking, latest_payment(seen.booking), current=2, at=at)
    # More time is asked for inside the form, so that what is typed goes along.
    clock = context["hold"]
    context |= {"hold": {**clock, "extend_url": ""}, "may_ask_longer": clock["extend_url"]}
    context |= {"form": form, "seen": seen, "order": summary(seen)}
    return render(request, "bookings/ordering/people.html", context)
