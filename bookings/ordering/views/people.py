"""Who books and who comes, then whoever is asked more about: nothing typed is ever lost."""

from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bookings.ordering.gift import campaign_for
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.overview import Overview, overview
from bookings.ordering.people import AlreadyComing, name_everybody
from bookings.ordering.people.cards import cards_for
from bookings.ordering.people.form import PeopleForm
from bookings.ordering.people.stops import Stops, is_open_to_change, stops
from bookings.ordering.people.unjudged import MayWait
from bookings.ordering.sentences import HoldEnded, TooManyHeld
from bookings.ordering.summary import summary
from bookings.ordering.views.holding import frame, grant_longer, latest_payment
from bookings.ordering.views.private import View, of_booking
from kernel import clock
from kernel.audit.actor import Actor
from kernel.people.access import everybody
from kernel.people.models import Person, User


def of_people(view: View) -> View:
    """A page of the people step: of a hold in its time, or of a booking until it begins."""

    @everybody
    @require_http_methods(["GET", "HEAD", "POST"])
    @of_booking
    @wraps(view)
    def answer(
        request: HttpRequest, booking: Booking, at: datetime, **more: Any
    ) -> HttpResponseBase:
        seen = overview(booking)
        if not (booking.is_held(at=at) or _may_change(seen, at)):
            return redirect("booking", booking.secret)
        return view(request, seen, at, **more)

    return answer


@of_people
def people(request: HttpRequest, seen: Overview, at: datetime) -> HttpResponse:
    """The booker and everybody who comes."""
    booking, user = seen.booking, user_of(request)
    options: dict[str, Any] = {
        "seats": seen.seats,
        "today": clock.london_date(at),
        "cards": cards_for(user, at=at),
        "by_numbers": seen.by_numbers,
        "asks_booker": is_basket(seen),
    }
    if request.method != "POST":
        return _show(request, seen, PeopleForm(initial=_known(seen, user), **options), at)
    if asked_longer(request, seen, at):
        return _show(request, seen, PeopleForm(request.POST, judged=False, **options), at)
    form = PeopleForm(request.POST, **options)
    if not form.is_valid():
        return _show(request, seen, form, at)
    was_named = seen.is_named
    try:
        name_everybody(
            booking=booking,
            booker=form.booker,
            names=form.names,
            holder=_holder(user, form.booker),
            by=Actor.of(request),
            at=at,
        )
    except HoldEnded:
        return redirect("booking", booking.secret)
    except (AlreadyComing, TooManyHeld) as why:
        form.add_error(None, str(why))
        return _show(request, seen, form, at)
    fresh = overview(booking)
    return go_on(request, fresh, stops(fresh), "", is_first=not was_named, at=at)


def go_on(
    request: HttpRequest, seen: Overview, found: Stops, here: str, *, is_first: bool, at: datetime
) -> HttpResponse:
    """To the next page of the step; after the last, on with the booking.

    `is_first`: told for the first time, so the gift has not been asked for either.
    """
    following = found.after(here)
    secret = seen.booking.secret
    if following:
        return redirect(following)
    if not is_basket(seen):
        messages.success(request, _("Saved. Thank you for telling us."))
        return redirect("booking_done", secret)
    # Who gives above the lowest price already is not asked for more.
    if is_first and not seen.above and campaign_for(seen, at=at):
        return redirect("booking_gift", secret)
    return redirect("booking_check", secret)


def asked_longer(request: HttpRequest, seen: Overview, at: datetime) -> bool:
    """More time is asked for inside the form, so that what is typed goes along."""
    if "longer" not in request.POST or not is_basket(seen):
        return False
    grant_longer(request, seen.booking, at)
    return True


def page(
    request: HttpRequest, template: str, seen: Overview, form: MayWait, at: datetime, **more: Any
) -> HttpResponse:
    """A page of the step, with its clock while the places are only held."""
    context: dict[str, Any] = {"booking": seen.booking, "is_basket": is_basket(seen)}
    if is_basket(seen):
        context |= frame(seen.booking, latest_payment(seen.booking), current=2, at=at)
        hold = context["hold"]
        context |= {"hold": {**hold, "extend_url": ""}, "may_ask_longer": hold["extend_url"]}
    context |= {"form": form, "seen": seen, "order": summary(seen), **more}
    return render(request, f"bookings/ordering/{template}.html", context)


def user_of(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def is_basket(seen: Overview) -> bool:
    return seen.booking.state == BookingState.HELD


def guest_or_404(found: Stops, number: int) -> Any:
    for guest in found.guests:
        if guest.number == number and guest.has_page:
            return guest
    raise Http404


def _may_change(seen: Overview, at: datetime) -> bool:
    return seen.booking.state == BookingState.CONFIRMED and is_open_to_change(seen, at=at)


def _show(request: HttpRequest, seen: Overview, form: PeopleForm, at: datetime) -> HttpResponse:
    signed_in = user_of(request) is not None
    return page(request, "people", seen, form, at, may_sign_in=is_basket(seen) and not signed_in)


def _known(seen: Overview, user: User | None) -> dict[str, Any]:
    booking = seen.booking
    known = {
        "name": booking.booker_name,
        "email": booking.booker_email,
        "phone": booking.booker_phone,
    }
    if user is not None and not booking.booker_email:
        own = user.person
        known |= {"name": own.name if own else user.get_full_name(), "email": user.email}
        known["phone"] = own.phone if own else ""
    return known


def _holder(user: User | None, booker: dict[str, str] | None) -> Person | None:
    """The account's own person, where somebody books under their account's own address.

    Staff who book for somebody on the telephone write that person's address: nothing is theirs.
    """
    if user is None or user.person is None or booker is None:
        return None
    return user.person if booker["email"].lower() == user.email.lower() else None
