"""A page of bookings in three queries, whatever their number."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from bookings.catalogue.models import Session
from bookings.ordering import spoken
from bookings.ordering.models import Booking, BookingLine, BookingState, Place
from kernel.money import Money


@dataclass(frozen=True, slots=True)
class BookingRow:
    ref: str
    state: str
    booker: str
    what: str
    when: str
    people: int
    total: Money
    made_at: datetime


@dataclass(slots=True)
class _Content:
    titles: dict[str, None] = field(default_factory=dict)
    sessions: dict[int, Session] = field(default_factory=dict)
    seats: set[tuple[int, int]] = field(default_factory=set)


def rows(bookings: Iterable[Booking]) -> list[BookingRow]:
    found = list(bookings)
    contents = _contents(found)
    return [_row(booking, contents[booking.pk]) for booking in found]


def _row(booking: Booking, content: _Content) -> BookingRow:
    return BookingRow(
        ref=booking.ref,
        state=str(BookingState(booking.state).label),
        booker=booking.booker_name or booking.booker_email,
        what=", ".join(content.titles),
        when=spoken.dates(list(content.sessions.values())),
        people=len(content.seats),
        total=booking.total,
        made_at=booking.made_at,
    )


def _contents(bookings: list[Booking]) -> dict[int, _Content]:
    contents: dict[int, _Content] = defaultdict(_Content)
    lines = BookingLine.objects.filter(booking__in=bookings, removed_at=None).select_related(
        "ticket_type__activity"
    )
    for line in lines:
        contents[line.booking_id].titles[line.ticket_type.activity.title_en] = None
    places = Place.objects.filter(line__booking__in=bookings, line__removed_at=None).select_related(
        "session", "line"
    )
    for place in places.order_by("session__starts_at", "pk"):
        content = contents[place.line.booking_id]
        content.sessions[place.session_id] = place.session
        content.seats.add((place.line_id, place.seq))
    return contents
