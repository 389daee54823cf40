"""Choosing tickets: looking holds nothing, sending the form holds the places."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from bookings.catalogue.facts import State
from bookings.ordering import basket, expiry, offer_words, submission, what_you_can
from bookings.ordering.forms import TicketsForm
from bookings.ordering.models import Booking
from bookings.ordering.offer import NotOffered, Offer, offer
from bookings.ordering.overview import overview
from bookings.ordering.sentences import AlreadyBooked, AnotherAdult, CannotBook
from bookings.ordering.views.holding import clock_of, steps
from bookings.ordering.views.private import private
from kernel import clock
from kernel.audit.actor import Actor
from kernel.people.access import everybody
from kernel.references import new_secret

# Nothing is left to choose: but whoever holds some may change them, and a hold may have run out.
TAKEN = (State.FULL, State.NEEDS_ADULT)
HELD_COOKIE = "held"  # the booking that this visitor holds last; only under /book/


@everybody
@require_http_methods(["GET", "HEAD", "POST"])
@private
def book(request: HttpRequest, ref: str) -> HttpResponse:
    """The tickets of a date or a run; or, where none can be had, why not and what to do instead."""
    at = clock.now()
    found = _offer(ref, at=at)
    earlier = _earlier(request, found, at=at)
    if request.method != "POST":
        return _show(request, found, earlier, at)
    if _may_choose(found, earlier, at=at):
        return _choose(request, found, earlier, at)
    return _too_late(request, found, at)


def _offer(ref: str, *, at: datetime) -> Offer:
    try:
        found = offer(ref, at=at)
        sessions = [covered.session for covered in found.covered]
        # Before “full” is said, places whose time has run out go back.
        if found.state in TAKEN and expiry.release_expired(at=at, sessions=sessions):
            found = offer(ref, at=at)
    except NotOffered:
        raise Http404 from None
    return found


def _too_late(request: HttpRequest, found: Offer, at: datetime) -> HttpResponse:
    """Nothing can be chosen any more: unless this is the second click of who was in time."""
    form = TicketsForm(request.POST, offer=found)
    if form.is_valid():
        page_key = _page_key(form.cleaned_data["page_key"])
        twin = submission.twin(page_key, form.wanted, form.amounts, at=at)
        if twin is not None:
            return redirect("booking_people", twin.secret)
    return _show(request, found, None, at, said=offer_words.quicker())


def _choose(
    request: HttpRequest, found: Offer, earlier: Booking | None, at: datetime
) -> HttpResponse:
    form = TicketsForm(request.POST, offer=found)
    if not form.is_valid():
        return _show(request, found, earlier, at, form=form)
    try:
        booking = basket.hold(
            offer=found,
            wanted=form.wanted,
            amounts=form.amounts,
            request_key=_page_key(form.cleaned_data["page_key"]),
            instead_of=earlier,
            by=Actor.of(request),
            at=at,
            language=(get_language() or "en").split("-")[0],
        )
    except AlreadyBooked as why:
        return _show(request, _offer(found.ref, at=at), None, at, said=str(why))
    except CannotBook as why:
        form.add_error(None, str(why))
        found = _offer(found.ref, at=at)
        wait = reverse("book_wait", args=[found.ref]) if isinstance(why, AnotherAdult) else ""
        return _show(request, found, earlier, at, form=form, said=str(why), wait_url=wait)
    answer = redirect("booking_people", booking.secret)
    answer.set_cookie(
        HELD_COOKIE,
        booking.secret,
        max_age=3600,
        path=request.path.removesuffix(f"{found.ref}/"),
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _show(
    request: HttpRequest,
    found: Offer,
    earlier: Booking | None,
    at: datetime,
    *,
    form: TicketsForm | None = None,
    said: str = "",
    wait_url: str = "",
) -> HttpResponse:
    context: dict[str, Any] = offer_words.context(found) | {"wait_url": wait_url}
    if not _may_choose(found, earlier, at=at):
        context |= offer_words.statement(found, said=said)
        return render(request, "bookings/ordering/not_now.html", context)
    if form is None:
        form = TicketsForm(initial=_initial(found, earlier), offer=found)
        context["errors"] = [said] if said else []
    if earlier is not None and earlier.is_held(at=at):
        context |= {"held": earlier, "hold": clock_of(earlier, None, at=at)}
    context |= {"form": form, "steps": steps(), "rows": offer_words.rows(form, found)}
    return render(request, "bookings/ordering/choose.html", context)


def _may_choose(found: Offer, earlier: Booking | None, *, at: datetime) -> bool:
    """Who holds the last places here may still change how many."""
    if not found.tickets:
        return False
    mine = earlier is not None and earlier.is_held(at=at) and found.state in TAKEN
    return mine or found.state.is_bookable


def _earlier(request: HttpRequest, found: Offer, *, at: datetime) -> Booking | None:
    """The booking whose places and answers go over to the new one.

    Named by the form, else by the way back from it, else by the visitor's last hold.
    """
    named = request.POST.get("instead_of") or request.GET.get("again")
    secret = named or request.COOKIES.get(HELD_COOKIE, "")
    if not (secret and secret.isascii() and secret.isalnum()):
        return None
    booking = Booking.objects.filter(secret=secret).first()
    if booking is None or (request.method != "POST" and booking.confirmed_at):
        return None
    if not named and not (booking.is_held(at=at) and _is_for(booking, found)):
        return None
    return booking


def _is_for(booking: Booking, found: Offer) -> bool:
    return overview(booking).offer_ref == found.ref


def _initial(found: Offer, earlier: Booking | None) -> dict[str, Any]:
    initial: dict[str, Any] = {f"ticket-{ticket.ref}": 0 for ticket in found.tickets}
    initial["page_key"] = new_secret()
    if earlier is not None:
        initial["instead_of"] = earlier.secret
        offered = {ticket.ref: ticket for ticket in found.tickets}
        for line in overview(earlier).lines:
            name = f"ticket-{line.ticket_type.ref}"
            initial[name] = initial.get(name, 0) + 1
            ticket = offered.get(line.ticket_type.ref)
            if ticket and ticket.is_what_you_can:
                initial |= what_you_can.initial(ticket, line.paid)
    elif len(found.tickets) == 1:
        initial[f"ticket-{found.tickets[0].ref}"] = 1
    return initial


def _page_key(typed: str) -> str:
    """Only a key as we make them; another could be guessed, or come from two people."""
    return typed if len(typed) == len(new_secret()) and typed.isalnum() else ""
