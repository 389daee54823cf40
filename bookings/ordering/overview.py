"""A booking as pages, mails and paper see it: who, what, when, where, in one query."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.urls import reverse

from bookings.catalogue import artwork
from bookings.catalogue.models import Activity, Session
from bookings.catalogue.words import word
from bookings.ordering.models import Booking, BookingLine, Place, TicketType
from kernel.money import Money

SHARED = {TicketType.Per.FAMILY, TicketType.Per.GROUP, TicketType.Per.SCHOOL}


@dataclass(slots=True)
class Seat:
    """One person's part of a ticket: the same on every session that the ticket covers."""

    line: BookingLine
    seq: int
    places: list[Place] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, int]:
        return self.line.ref, self.seq

    @property
    def ticket(self) -> str:
        return self.line.title

    @property
    def name(self) -> str:
        """Empty until given."""
        who = self.places[0].participant
        return who.name if who else ""

    @property
    def person_id(self) -> int | None:
        return self.places[0].participant_id

    @property
    def sessions(self) -> list[Session]:
        return sorted((place.session for place in self.places), key=_order)

    @property
    def needs_name(self) -> bool:
        """A family's or a group's ticket needs one name; how many really come is theirs to say."""
        return self.seq == 1 or self.line.ticket_type.per not in SHARED


@dataclass
class Overview:
    """Reads nothing more once it is made, but for its picture."""

    booking: Booking
    places: list[Place]

    @property
    def seats(self) -> list[Seat]:
        return seats_of(self.places)

    @property
    def lines(self) -> list[BookingLine]:
        return list({place.line_id: place.line for place in self.places}.values())

    @property
    def sessions(self) -> list[Session]:
        return sorted({p.session_id: p.session for p in self.places}.values(), key=_order)

    @property
    def activity(self) -> Activity:
        return self.places[0].line.ticket_type.activity

    @cached_property
    def picture(self) -> dict[str, Any]:
        """Asked for only where it is shown: it may cost a query."""
        return artwork.picture_of(self.activity)

    @property
    def title(self) -> str:
        """In the reader's language: the date's own title where it has one."""
        line = self.places[0].line
        own = word(line.session, "title") if line.session else ""
        return own or word(self.activity, "title")

    @property
    def offer_ref(self) -> str:
        """What `/book/` takes to choose the same again."""
        line = self.places[0].line
        return line.session.ref if line.session else self.activity.course.ref

    @property
    def choose_path(self) -> str:
        """Back to the first page, with what was chosen and told."""
        return f"{reverse('book', args=[self.offer_ref])}?again={self.booking.secret}"

    @property
    def is_called_off(self) -> bool:
        """Whether any of its dates will not happen."""
        return any(session.status == Session.Status.CANCELLED for session in self.sessions)

    @property
    def is_named(self) -> bool:
        """Whether we know whom to write to and who comes."""
        return bool(self.booking.booker_email) and all(
            seat.name for seat in self.seats if seat.needs_name
        )

    @property
    def tickets(self) -> Money:
        return Money(self.booking.tickets_pence)

    @property
    def gift(self) -> Money:
        return Money(self.booking.gift_pence)


def overview(booking: Booking) -> Overview:
    places = (
        Place.objects.filter(line__booking=booking)
        .select_related(
            "line__ticket_type__activity__course",
            "line__session",
            "session__venue",
            "session__room",
            "participant",
        )
        .order_by("line_id", "seq", "session_id")
    )
    return Overview(booking, list(places))


def seats_of(places: Iterable[Place]) -> list[Seat]:
    """Everybody who comes, in the order of the tickets."""
    found: dict[tuple[int, int], Seat] = {}
    for place in places:
        seat = found.setdefault((place.line_id, place.seq), Seat(place.line, place.seq))
        seat.places.append(place)
    return list(found.values())


def _order(session: Session) -> tuple:
    return session.starts_at, session.pk
