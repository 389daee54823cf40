"""A booking as pages, mails and paper see it: who, what, when, where, in one query.

What it holds are *items*: what was chosen at one address under `/book/`, a date or a run.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bookings.catalogue import artwork
from bookings.catalogue.models import Activity, Session
from bookings.catalogue.phrases import listed
from bookings.catalogue.words import word
from bookings.ordering.contents import Thing, thing_of
from bookings.ordering.models import Booking, BookingLine, Place, TicketType
from kernel.money import Money

MOST_TITLES = 2
SHARED = {TicketType.Per.FAMILY, TicketType.Per.GROUP, TicketType.Per.SCHOOL}
LED = {TicketType.Per.GROUP, TicketType.Per.SCHOOL, TicketType.Per.PUPIL}
A_FAMILYS = 6  # more than that is a group, and somebody leads it


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


class Placed:
    """What can be said of some places alike, whether of one item or of all."""

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

    @property
    def is_called_off(self) -> bool:
        """Whether any of its dates will not happen."""
        return any(session.status == Session.Status.CANCELLED for session in self.sessions)


@dataclass
class Item(Placed):
    """A date, or a whole run, with its tickets."""

    booking: Booking
    places: list[Place] = field(default_factory=list)

    @property
    def thing(self) -> Thing:
        return thing_of(self.places[0].line)

    @property
    def title(self) -> str:
        """In the reader's language: the date's own title where it has one."""
        return title_of(self.places[0].line)

    @property
    def offer_ref(self) -> str:
        """What `/book/` takes to choose the same again."""
        line = self.places[0].line
        return line.session.ref if line.session else self.activity.course.ref

    @property
    def choose_path(self) -> str:
        """Back to its first page, with what was chosen and told."""
        return f"{reverse('book', args=[self.offer_ref])}?again={self.booking.secret}"

    @property
    def tickets(self) -> Money:
        return Money(sum(line.price_pence for line in self.lines))


@dataclass
class Overview(Placed):
    """Reads nothing more once it is made, but for its pictures."""

    booking: Booking
    places: list[Place]

    @cached_property
    def items(self) -> list[Item]:
        """By their first date."""
        found: dict[Thing, Item] = {}
        for place in self.places:
            found.setdefault(thing_of(place.line), Item(self.booking)).places.append(place)
        return sorted(found.values(), key=lambda item: _order(item.sessions[0]))

    @property
    def first(self) -> Item:
        return self.items[0]

    @property
    def is_several(self) -> bool:
        return len(self.items) > 1

    @property
    def title(self) -> str:
        """“Print Evening”, “Print Evening and Winter Stories”, “Print Evening and 3 more”."""
        titles = list(dict.fromkeys(item.title for item in self.items))
        if len(titles) > MOST_TITLES:
            more = {"first": titles[0], "more": len(titles) - 1}
            return _("%(first)s and %(more)d more") % more
        return listed(titles)

    @property
    def choose_path(self) -> str:
        """Back to the tickets: of the one thing, or of everything in the basket."""
        if self.is_several:
            return reverse("booking_basket", args=[self.booking.secret])
        return self.first.choose_path

    @cached_property
    def pictures(self) -> dict[int, dict[str, Any]]:
        """By activity; asked for only where they are shown: they may cost a query."""
        activities = {item.activity.pk: item.activity for item in self.items}
        return artwork.pictures_of(list(activities.values()))

    @property
    def picture(self) -> dict[str, Any]:
        return self.picture_for(self.first.activity)

    def picture_for(self, activity: Activity) -> dict[str, Any]:
        """Empty where it has none: the part draws a placeholder."""
        return self.pictures.get(activity.pk, {})

    @property
    def by_numbers(self) -> bool:
        """A group's leader may leave names until later, or give numbers only."""
        seats = self.seats
        return len(seats) > A_FAMILYS or any(seat.line.ticket_type.per in LED for seat in seats)

    @property
    def is_named(self) -> bool:
        """Whether we know whom to write to and, but of a group, who comes."""
        return bool(self.booking.booker_email) and (
            self.by_numbers or all(seat.name for seat in self.seats if seat.needs_name)
        )

    @property
    def tickets(self) -> Money:
        return Money(self.booking.tickets_pence)

    @property
    def above(self) -> Money:
        """What is paid above the lowest prices: a gift, and never said where places are shown."""
        return Money(self.booking.above_pence)

    @property
    def given(self) -> Money:
        return self.above + self.gift

    @property
    def gift(self) -> Money:
        return Money(self.booking.gift_pence)


def overview(booking: Booking) -> Overview:
    """What was taken out of the basket is not part of it."""
    places = (
        Place.objects.filter(line__booking=booking, line__removed_at=None)
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


def title_of(line: BookingLine) -> str:
    """What a line is for: the date's own title, else its activity's."""
    own = word(line.session, "title") if line.session else ""
    return own or word(line.ticket_type.activity, "title")


def activity_title(line: BookingLine, language: str) -> str:
    return word(line.ticket_type.activity, "title", language)


def _order(session: Session) -> tuple:
    return session.starts_at, session.pk
