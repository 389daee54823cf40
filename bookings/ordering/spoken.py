"""When and where, as people say it, in the reader's language and in London's time."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bookings.catalogue import phrases
from bookings.catalogue.models import Session
from bookings.catalogue.words import word
from kernel import clock


@dataclass(frozen=True, slots=True)
class Where:
    """A room in a venue, with what one needs to find it."""

    room: str
    venue: str
    address: str
    getting_here: str
    joining: str

    @property
    def line(self) -> str:
        """All of it in one line: room, venue, address."""
        parts = [self.room, self.venue, *self.address.splitlines()]
        return ", ".join(dict.fromkeys(part.strip() for part in parts if part.strip()))


def date_and_time(session: Session) -> str:
    """“Saturday 5 December, 10am to 12”; with the date's own title before it."""
    title = word(session, "title")
    when = f"{phrases.day(session.starts_at)}, {_hours(session)}"
    return f"{title}: {when}" if title else when


def dates(sessions: Sequence[Session]) -> str:
    """“Saturday 5 December”, or “9 Saturdays from 12 December”."""
    if len(sessions) < 2:
        return phrases.day(sessions[0].starts_at) if sessions else ""
    days = [clock.london_date(session.starts_at) for session in sessions]
    words = {"many": len(days), "first": phrases.short_day(sessions[0].starts_at)}
    if len({on.weekday() for on in days}) == 1:
        weekdays = phrases.plural_weekday(days[0])
        return _("%(many)d %(weekdays)s from %(first)s") % {**words, "weekdays": weekdays}
    return ngettext("%(many)d date from %(first)s", "%(many)d dates from %(first)s", len(days)) % (
        words
    )


def times(sessions: Sequence[Session]) -> str:
    """“10am to 12” where all dates agree; else empty, and each date says its own."""
    said = {_hours(session) for session in sessions}
    return said.pop() if len(said) == 1 else ""


def when(sessions: Sequence[Session]) -> str:
    """Dates and times in one line."""
    return ", ".join(part for part in (dates(sessions), times(sessions)) if part)


def places(sessions: Sequence[Session]) -> list[Where]:
    """Each room once, in the order of the dates."""
    return list(dict.fromkeys(_where(session) for session in sessions))


def _hours(session: Session) -> str:
    return phrases.hours(session.starts_at, session.ends_at)


def _where(session: Session) -> Where:
    venue = session.venue
    return Where(
        room=word(session.room, "title") if session.room else "",
        venue=word(venue, "title"),
        address=venue.address,
        getting_here=venue.getting_here,
        joining=venue.joining,
    )
