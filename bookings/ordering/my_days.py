"""“My festival”: everything of a booking by day and hour, with who goes where."""

from typing import Any

from django.utils.translation import gettext as _

from bookings.catalogue import phrases
from bookings.catalogue.models import Session
from bookings.catalogue.words import word
from bookings.ordering import spoken
from bookings.ordering.overview import Overview, title_of
from kernel import clock

COLOURS = ("dusk", "ink", "tide")


def has_days(seen: Overview) -> bool:
    """Worth a page of its own: several things, or several on one day."""
    days = [clock.london_date(session.starts_at) for session in seen.sessions]
    return len(seen.items) > 1 or len(set(days)) < len(days)


def my_days(seen: Overview) -> list[dict[str, Any]]:
    """As `components/festival_day.html` takes them."""
    by_day: dict[Any, list[Session]] = {}
    for session in seen.sessions:
        by_day.setdefault(clock.london_date(session.starts_at), []).append(session)
    return [
        {
            "date": phrases.short_day(sessions[0].starts_at),
            "title": phrases.day(sessions[0].starts_at).split(" ")[0],
            "colour": COLOURS[number % len(COLOURS)],
            "items": [_item(seen, session) for session in sessions],
        }
        for number, sessions in enumerate(by_day.values())
    ]


def _item(seen: Overview, session: Session) -> dict[str, Any]:
    on_it = [place for place in seen.places if place.session_id == session.pk]
    who = [place.participant.name for place in on_it if place.participant]
    where = spoken.places([session])[0]
    place = ", ".join(part for part in (where.room, where.venue) if part)
    is_off = session.status == Session.Status.CANCELLED
    return {
        "time": phrases.hours(session.starts_at, session.ends_at),
        "title": word(session, "title") or title_of(on_it[0].line),
        "words": ". ".join(part for part in (place, phrases.listed(who)) if part),
        "status": _("Called off") if is_off else "",
    }
