"""The further pages of the people step: whom to ring, and one page for each person."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from bookings.ordering.asking import answering, fields
from bookings.ordering.models import Booking
from bookings.ordering.overview import Overview
from bookings.ordering.people import seeing
from bookings.ordering.people.about import AboutForm, QuestionsForm
from bookings.ordering.people.contacts import ContactsForm
from bookings.ordering.people.stops import Guest, Stops, last_day, stops
from bookings.ordering.people.telling import tell_about, tell_contacts
from bookings.ordering.views.people import (
    asked_longer,
    go_on,
    guest_or_404,
    of_people,
    page,
    user_of,
)
from kernel.audit.actor import Actor
from safeguarding import care


@of_people
def questions(request: HttpRequest, seen: Overview, at: datetime) -> HttpResponse:
    """What the activity asks of the whole booking."""
    found, booking = stops(seen), seen.booking
    here = reverse("booking_questions", args=[booking.secret])
    if not found.own_questions:
        return redirect("booking_people", booking.secret)
    sees = booking.is_held(at=at) or seeing.is_owner(user_of(request), booking)
    has_some = not sees and any(who is None for _, who in answering.answered(booking))
    asked: dict[str, Any] = {"questions": found.own_questions, "may_keep": has_some}
    if request.method != "POST":
        told = answering.answers(booking, None) if sees else {}
        initial = fields.initial(found.own_questions, told)
        return page(request, "questions", seen, QuestionsForm(initial=initial, **asked), at)
    waits = asked_longer(request, seen, at)
    form = QuestionsForm(request.POST, judged=not waits, **asked)
    if waits or not form.is_valid():
        return page(request, "questions", seen, form, at)
    answering.answer(
        booking=booking,
        person=None,
        given=form.given,
        of=form.replaced,
        last_day=last_day(seen),
        by=Actor.of(request),
        at=at,
    )
    return go_on(request, seen, found, here, is_first=found.wanted != "", at=at)


@of_people
def contacts(request: HttpRequest, seen: Overview, at: datetime) -> HttpResponse:
    """Whom to ring about the children who come on their own, and who may collect them."""
    found, booking = stops(seen), seen.booking
    here = reverse("booking_contacts", args=[booking.secret])
    if not found.alone:
        return redirect("booking_people", booking.secret)
    told, may_keep = _contacts_told(request, seen, found, at)
    more = {"names": [guest.person.first_name for guest in found.alone], "told_before": may_keep}
    if request.method != "POST":
        form = ContactsForm(initial=_contacts_known(seen, told, may_keep), may_keep=may_keep)
        return page(request, "contacts", seen, form, at, **more)
    waits = asked_longer(request, seen, at)
    form = ContactsForm(request.POST, judged=not waits, may_keep=may_keep)
    if waits or not form.is_valid():
        return page(request, "contacts", seen, form, at, **more)
    if not form.keeps:
        tell_contacts(seen, found.alone, form, by=Actor.of(request), at=at)
    return go_on(request, seen, found, here, is_first=bool(found.wanted), at=at)


@of_people
def person(request: HttpRequest, seen: Overview, at: datetime, number: int) -> HttpResponse:
    """About one person."""
    found, booking = stops(seen), seen.booking
    guest = guest_or_404(found, number)
    here = reverse("booking_person", args=[booking.secret, number])
    known = care.asked([guest.person.pk]).get(guest.person.pk) if guest.alone else None
    sees = seeing.may_see(user_of(request), booking, guest.person.pk, at=at)
    is_told = bool(known and known.notes) or _has_answers(guest, booking)
    may_keep = is_told and not sees
    options: dict[str, Any] = {
        "name": guest.person.first_name,
        "alone": guest.alone,
        "questions": guest.questions,
        "may_keep": may_keep,
    }
    more = {"guest": guest, "told_before": may_keep, "next_name": _next_name(found, guest)}
    if request.method != "POST":
        form = AboutForm(initial=_about_known(request, seen, guest, sees, at), **options)
        return page(request, "person", seen, form, at, **more)
    waits = asked_longer(request, seen, at)
    form = AboutForm(request.POST, judged=not waits, **options)
    if waits or not form.is_valid():
        return page(request, "person", seen, form, at, **more)
    tell_about(seen, guest, form, by=Actor.of(request), at=at)
    return go_on(request, seen, found, here, is_first=bool(found.wanted), at=at)


def _contacts_told(
    request: HttpRequest, seen: Overview, found: Stops, at: datetime
) -> tuple[care.Care | None, bool]:
    """What is on file and may be shown; and whether something is that may not."""
    asked = care.asked(guest.person.pk for guest in found.alone)
    with_some = [guest for guest in found.alone if asked[guest.person.pk].contacts]
    if not with_some:
        return None, False
    user, booking = user_of(request), seen.booking
    if seeing.may_see(user, booking, with_some[0].person.pk, at=at):
        if request.method == "POST":
            return None, False  # nothing is shown, so nothing is read
        by = Actor.of(request)
        return seeing.care_of(with_some[0], booking, by=by, at=at), False
    return None, len(with_some) == len(found.alone)


def _contacts_known(seen: Overview, told: care.Care | None, may_keep: bool) -> dict[str, Any]:
    booking = seen.booking
    if told is None:
        if may_keep:
            return {}
        return {
            "first_name": booking.booker_name,
            "first_phone": booking.booker_phone,
            "collectors": booking.booker_name,
        }
    known: dict[str, Any] = {"collectors": "\n".join(told.collectors), "word": told.word}
    for place, contact in zip(("first", "second"), told.contacts, strict=False):
        known |= {
            f"{place}_name": contact.name,
            f"{place}_relation": contact.relation,
            f"{place}_phone": contact.phone,
        }
    return known


def _about_known(
    request: HttpRequest, seen: Overview, guest: Guest, sees: bool, at: datetime
) -> dict[str, Any]:
    if not sees:
        return {}
    booking, known = seen.booking, {}
    if guest.alone:
        told = seeing.care_of(guest, booking, by=Actor.of(request), at=at)
        known = {"relation": seeing.relation_to(booking, guest)}
        if told is not None:
            known |= {kind: getattr(told, kind) for kind in ("health", "helps", "access", "close")}
    if guest.questions:
        given = answering.answers(booking, guest.person.pk)
        known |= fields.initial(guest.questions, given)
    return known


def _has_answers(guest: Guest, booking: Booking) -> bool:
    if not guest.questions:
        return False
    return any(who == guest.person.pk for _, who in answering.answered(booking))


def _next_name(found: Stops, guest: Guest) -> str:
    following = [g for g in found.guests if g.has_page and g.number > guest.number]
    return following[0].person.first_name if following else ""
