"""Tickets and passes: on the dates they are for, with their limits."""

from bookings.catalogue import ticketing
from bookings.catalogue.models import Activity, Session
from bookings.ordering.models import TicketType
from project.demo.load.loading import Loading
from project.demo.occurrences import Occurrence
from project.demo.reader.reading import Entry

COMPANION = "Essential companion"  # so the file calls the ticket that comes with another
# The most in one booking, where the file does not say.
MOST = {"group": 6, "school": 4, "pupil": 40}


def add_tickets(
    loading: Loading,
    activity: Activity,
    said: Entry,
    dated: list[tuple[Occurrence, Session]],
) -> None:
    """The activity's own on every date, an item's own on that item, a pass on them all."""
    every = [session for _, session in dated]
    for ticket in [*said.get("tickets", []), *said.get("passes", [])]:
        _add(loading, activity, ticket, every)
    for one, session in dated:
        for ticket in one.facts.get("tickets", []):
            _add(loading, activity, ticket, [session])


def _add(loading: Loading, activity: Activity, said: Entry, sessions: list[Session]) -> None:
    per = said.get("per", TicketType.Per.PERSON)
    ticketing.add_ticket_type(
        activity=activity,
        title=said["name"],
        kind=said["kind"],
        scope=said["scope"],
        per=per,
        price_pence=said.get("pence", 0),
        min_pence=said.get("min_pence"),
        suggested_pence=said.get("suggested_pence"),
        admits=said.get("admits", 1),
        max_per_booking=said.get("max", MOST.get(per, 10)),
        note_en=said.get("note", ""),
        is_companion=said["name"] == COMPANION,
        pro_rata=said.get("covers") != "all",  # items of a festival are no shares of a course
        sessions=sessions,
        quota=said.get("quota"),
        by=loading.by,
        at=loading.at,
    )
