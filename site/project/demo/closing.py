"""What the command says at the end: what we agree first, what the gate cannot see, what is left."""

from collections.abc import Iterator
from datetime import datetime

from bookings.catalogue.models import Activity, Session
from bookings.catalogue.programme import facts
from cms.models import ActivityPage
from project.demo.lights import lights
from project.demo.occurrences import Occurrence, occurrences
from project.demo.reader.reading import Entry

# The file's words for which there is no model yet. The reader knows them all the same.
NOT_LOADED = (
    "agreements, insurance and licences of practitioners; checks of other schemes than DBS; "
    "school visits; funders and briefs; consents; "
    "risk assessments; feedback and monitoring; places paid at the door, waiting lists, offers; "
    "places online beside a room; registers without names; Gift Aid, matched and monthly gifts as "
    "such; concerns"
)
CLASHES = {
    "room_clash": "its room is taken",
    "practitioner_clash": "an artist is elsewhere",
    "unchecked_practitioner": "somebody has no check yet",
}


def closing(programme: Entry, *, at: datetime) -> Iterator[str]:
    """A line each; read from what is there, so the same at every run of a day."""
    by_telephone = [*_by_telephone(at)]
    if by_telephone:
        yield f"Agreed with us first and invoiced afterwards: {'; '.join(by_telephone)}."
    for said in programme["activities"]:
        yield from _unseen(said, at=at)
    yield f"Read and not loaded yet: {NOT_LOADED}."


def _by_telephone(at: datetime) -> Iterator[str]:
    """Activities with a live page and the tickets of theirs that have no button."""
    pages = ActivityPage.objects.live().filter(activity__isnull=False)
    shown = Activity.objects.filter(pages__in=pages).distinct().order_by("title_en")
    for live in facts(shown, at=at).values():
        unsold = [ticket.title for ticket in live.tickets if not ticket.sold_online]
        if unsold:
            yield f"{live.title} ({', '.join(dict.fromkeys(unsold))})"


def _unseen(said: Entry, *, at: datetime) -> Iterator[str]:
    """Lights that the file expects and the gate cannot see yet."""
    dated = [*_dated(said, at=at)]
    if any(light.found != light.expected for light in lights(said, dated)):
        yield f"“{said['title']}” is lit otherwise than expected: {said.get('expect_reason', '')}"
    if clashes := [CLASHES[clash] for clash in said.get("expects", [])]:
        yield f"“{said['title']}” is meant to warn that {', that '.join(clashes)}."


def _dated(said: Entry, *, at: datetime) -> Iterator[tuple[Occurrence, Session]]:
    sessions = Session.objects.filter(activity__key=said["key"]).order_by("starts_at", "pk")
    yield from zip(
        sorted(occurrences(said, at=at), key=lambda one: (one.starts_at, one.number)),
        sessions,
        strict=False,
    )
