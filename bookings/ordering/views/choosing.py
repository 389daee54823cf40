"""Choosing tickets: looking holds nothing, sending the form holds the places."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from bookings.catalogue.facts import State
from bookings.ordering import (
    basket,
    changing,
    expiry,
    instead,
    offer_words,
    submission,
    what_you_can,
)
from bookings.ordering.contents import thing_offered
from bookings.ordering.forms import TicketsForm
from bookings.ordering.hoarding import visitor_of
from bookings.ordering.offer import NotOffered, Offer, offer
from bookings.ordering.overview import overview
from bookings.ordering.sentences import AlreadyBooked, AnotherAdult, CannotBook
from bookings.ordering.views.having import Having, having, own
from bookings.ordering.views.holding import clock_of, steps
from bookings.ordering.views.private import private
from bookings.ordering.views.visitor import Visit, remember, visit
from kernel import clock
from kernel.audit.actor import Actor
from kernel.people.access import everybody
from kernel.references import new_secret

# Nothing is left to choose: but whoever holds some may change them, and a hold may have run out.
TAKEN = (State.FULL, State.NEEDS_ADULT)


@everybody
@require_http_methods(["GET", "HEAD", "POST"])
@private
def book(request: HttpRequest, ref: str) -> HttpResponse:
    """The tickets of a date or a run; or, where none can be had, why not and what to do instead."""
    at = clock.now()
    had = having(request, ref, at=at)
    seen = visit(request, _offer(ref, had, at=at), at=at)
    seen = replace(seen, having=had)
    if (mine := own(seen.here, had)) is not had:
        seen = replace(seen, offer=_offer(ref, mine, at=at), having=mine)
    if request.method != "POST":
        return _show(request, seen)
    if _may_choose(seen):
        return _choose(request, seen)
    return _too_late(request, seen)


def _offer(ref: str, had: Having, *, at: datetime) -> Offer:
    asked: dict[str, Any] = {"at": at, "code": had.code, "unlocked": had.unlocked}
    try:
        found = offer(ref, **asked)
        sessions = [covered.session for covered in found.covered]
        # Before “full” is said, places whose time has run out go back.
        if found.state in TAKEN and expiry.release_expired(at=at, sessions=sessions):
            found = offer(ref, **asked)
    except NotOffered:
        raise Http404 from None
    return found


def _too_late(request: HttpRequest, seen: Visit) -> HttpResponse:
    """Nothing can be chosen any more: unless this is the second click of who was in time."""
    form = TicketsForm(request.POST, offer=seen.offer)
    if form.is_valid():
        page_key = _page_key(form.cleaned_data["page_key"])
        twin = submission.twin(page_key, form.wanted, form.amounts, at=seen.at)
        if twin is not None:
            return redirect("booking_people", twin.secret)
    return _show(request, replace(seen, basket=None), said=offer_words.quicker())


def _choose(request: HttpRequest, seen: Visit) -> HttpResponse:
    form = TicketsForm(request.POST, offer=seen.offer)
    if not form.is_valid():
        return _show(request, seen, form=form)
    try:
        if seen.here and not any(form.wanted.values()):
            return _without(request, seen)
        booking = basket.hold(
            offer=seen.offer,
            wanted=form.wanted,
            amounts=form.amounts,
            request_key=_page_key(form.cleaned_data["page_key"]),
            basket=seen.basket,
            visitor=visitor_of(request),
            by=Actor.of(request),
            at=seen.at,
            language=(get_language() or "en").split("-")[0],
        )
    except AlreadyBooked as why:
        found = _offer(seen.offer.ref, seen.having, at=seen.at)
        return _show(request, Visit(None, found, seen.at), said=str(why))
    except CannotBook as why:
        form.add_error(None, str(why))
        now = replace(seen, offer=_offer(seen.offer.ref, seen.having, at=seen.at))
        return _show(request, now, form=form, said=str(why), refused=why)
    several = seen.has_more and seen.held and booking.pk == seen.held.booking.pk
    answer = redirect("booking_basket" if several else "booking_people", booking.secret)
    remember(answer, request, seen.offer, booking)
    return answer


def _without(request: HttpRequest, seen: Visit) -> HttpResponse:
    """None of it any more: it is taken out of what they hold."""
    assert seen.held is not None
    booking, thing = seen.held.booking, thing_offered(seen.offer)
    changing.remove(booking=booking, thing=thing, by=Actor.of(request), at=seen.at)
    return redirect("booking_basket", booking.secret)


def _show(
    request: HttpRequest,
    seen: Visit,
    *,
    form: TicketsForm | None = None,
    said: str = "",
    refused: CannotBook | None = None,
) -> HttpResponse:
    found, wait = seen.offer, isinstance(refused, AnotherAdult)
    context: dict[str, Any] = offer_words.context(found)
    context["wait_url"] = reverse("book_wait", args=[found.ref]) if wait else ""
    if refused is not None or found.state == State.FULL:
        context["instead"] = instead.like(found, at=seen.at)
    if not _may_choose(seen):
        context |= offer_words.statement(found, said=said)
        return render(request, "bookings/ordering/not_now.html", context)
    if form is None:
        form = TicketsForm(initial=_initial(seen), offer=found)
        context["errors"] = [said] if said else []
    context |= _what_is_held(seen) | _what_they_have(request, seen)
    context |= {"form": form, "steps": steps(), "rows": offer_words.rows(form, found)}
    return render(request, "bookings/ordering/choose.html", context)


def _what_is_held(seen: Visit) -> dict[str, Any]:
    """Until when, and what else: the choice may go with it, and is paid with it."""
    if seen.held is None:
        return {}
    booking = seen.held.booking
    said: dict[str, Any] = {"held": booking, "hold": clock_of(booking, None, at=seen.at)}
    if seen.here:
        return said | {"held_here": True}
    return said | {"held_title": overview(booking).title}


def _what_they_have(request: HttpRequest, seen: Visit) -> dict[str, Any]:
    """The code, in a form of its own that keeps the rest of the address."""
    kept = {name: request.GET[name] for name in ("again", "ticket") if name in request.GET}
    return {
        "code": seen.having.typed,
        "code_said": seen.having.said,
        "code_typed": request.GET.get("code", "")[:40],
        "kept": kept,
        "without_code": reverse("book", args=[seen.offer.ref], query=kept or None),
    }


def _may_choose(seen: Visit) -> bool:
    """Who holds the last places here may still change how many."""
    if not seen.offer.tickets:
        return False
    mine = bool(seen.here) and seen.offer.state in TAKEN
    return mine or seen.offer.state.is_bookable


def _initial(seen: Visit) -> dict[str, Any]:
    offered = {ticket.ref: ticket for ticket in seen.offer.tickets}
    initial: dict[str, Any] = {f"ticket-{ref}": 0 for ref in offered}
    initial["page_key"] = new_secret()
    if seen.basket is not None:
        initial["instead_of"] = seen.basket.booking.secret
    for line in seen.chosen:
        name = f"ticket-{line.ticket_type.ref}"
        initial[name] = initial.get(name, 0) + 1
        ticket = offered.get(line.ticket_type.ref)
        if ticket and ticket.is_what_you_can:
            initial |= what_you_can.initial(ticket, line.paid)
    if not seen.chosen and len(offered) == 1:
        initial[f"ticket-{next(iter(offered))}"] = 1
    return initial


def _page_key(typed: str) -> str:
    """Only a key as we make them; another could be guessed, or come from two people."""
    return typed if len(typed) == len(new_secret()) and typed.isalnum() else ""
