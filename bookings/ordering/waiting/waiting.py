"""Waiting until the team can look after more people, and hearing of it once."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from bookings.catalogue.facts import State
from bookings.catalogue.models import Session
from bookings.ordering import spoken
from bookings.ordering.offer import NotOffered, Offer, offer
from bookings.ordering.waiting.models import WaitingNote
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk.tasks import raise_task
from kernel.due.parts import part
from kernel.mail import outbox
from kernel.people.roles import Role

PART = "tell_waiting"
KEPT = timedelta(days=1)  # after the date; nobody is told then any more


def wait(
    *,
    found: Offer,
    name: str,
    email: str,
    people: int,
    language: str,
    by: Actor,
    at: datetime,
) -> WaitingNote:
    """Write an address down for an offer. Sent twice it is one; the newer number counts."""
    email = email.lower()
    waiting = WaitingNote.objects.filter(offer_ref=found.ref, email=email, told_at=None)
    with trail.act(by=by, at=at) as noted:
        if not waiting.update(name=name, people=people):
            try:
                with transaction.atomic():
                    WaitingNote.objects.create(
                        activity=found.activity.activity,
                        offer_ref=found.ref,
                        name=name,
                        email=email,
                        people=people,
                        language=language,
                        asked_at=at,
                    )
            except IntegrityError:
                waiting.update(name=name, people=people)  # the other click was first
            else:
                noted.note("waiting.noted", about=("offer", found.ref), people=people)
        _tell_the_officer(found, at=at)
    return waiting.get()


def _tell_the_officer(found: Offer, *, at: datetime) -> None:
    """One task for each offer: somebody has to find an adult."""
    raise_task(
        kind="needs_adult",
        about=("offer", found.ref),
        for_role=Role.OFFICER,
        text=_(
            "People wait for “%(title)s” (%(when)s): there is room, but the team cannot look after "
            "more of them. Name one more cleared adult; we write to those who wait."
        )
        % {"title": found.activity.title, "when": _when(found)},
        at=at,
        key=f"{clock.london_date(at):%Y-%m}",
    )


@part(PART)
def tell_waiting(*, at: datetime) -> str:
    """Write to everybody whose number fits now, once; forget who waited for what has been."""
    told = sum(_tell(note, found, at=at) for note, found in _fitting(at=at))
    gone = WaitingNote.objects.exclude(
        activity__in=Session.objects.filter(ends_at__gt=at - KEPT).values("activity")
    )
    count, _rows = gone.delete()
    return f"{told} told that there are places; {count} forgotten."


def _fitting(*, at: datetime) -> Iterator[tuple[WaitingNote, Offer]]:
    offers: dict[str, Offer | None] = {}
    for note in WaitingNote.objects.filter(told_at=None).order_by("asked_at", "pk"):
        if note.offer_ref not in offers:
            try:
                offers[note.offer_ref] = offer(note.offer_ref, at=at)
            except NotOffered:
                offers[note.offer_ref] = None
        found = offers[note.offer_ref]
        if found is not None and found.state.is_bookable and _fits(note, found):
            yield note, found


def _fits(note: WaitingNote, found: Offer) -> bool:
    left = found.session.left if found.session else found.activity.run_left
    return left is None or left >= note.people


def _tell(note: WaitingNote, found: Offer, *, at: datetime) -> bool:
    """The row says that it was told: of two timers, one writes."""
    by = Actor.system(PART)
    with trail.act(by=by, at=at) as noted, translation.override(note.language):
        if not WaitingNote.objects.filter(pk=note.pk, told_at=None).update(told_at=at):
            return False
        outbox.post(
            kind="places_again",
            to=note.email,
            template="bookings/emails/places_again",
            context={
                "first_name": note.name.split(" ")[0],
                "title": found.activity.title,
                "when": _when(found),
                "people": note.people,
                "book_url": settings.SITE_URL + reverse("book", args=[found.ref]),
            },
            about=("offer", found.ref),
            dedupe_key=f"places_again:{note.pk}",
            at=at,
            language=note.language,
        )
        noted.note("waiting.told", about=("offer", found.ref))
    return True


def waits(found: Offer) -> bool:
    """Whether one may wait here: there is room, and an adult is missing."""
    held_back = any(covered.held_back for covered in found.covered)
    return held_back and (found.state == State.NEEDS_ADULT or found.state.is_bookable)


def _when(found: Offer) -> str:
    return str(spoken.when([covered.session for covered in found.covered]))
