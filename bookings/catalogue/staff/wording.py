"""How dates, places and money are said on staff screens."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bookings.catalogue.models import Room, Session, Venue
from kernel import clock


def day(at: datetime) -> str:
    """`Sat 5 December 2026`, in London."""
    return date_format(clock.london(at), "D j F Y")


def when(starts_at: datetime, ends_at: datetime) -> str:
    """`Sat 5 December 2026, 10am to 11.30am`."""
    return _("%(day)s, %(from)s to %(until)s") % {
        "day": day(starts_at),
        "from": clock.spoken_time(starts_at),
        "until": clock.spoken_time(ends_at),
    }


def where(venue: Venue, room: Room | None) -> str:
    return f"{room.title_en}, {venue.title_en}" if room else venue.title_en


def dates(sessions: Sequence[Session]) -> str:
    """`Sat 5 December 2026`, two or three of them, or how many."""
    if len(sessions) > 3:
        return ngettext("%d date", "%d dates", len(sessions)) % len(sessions)
    return get_text_list([day(session.starts_at) for session in sessions], _("and"))


def places(capacity: int | None, taken: int, *, kept: int = 0) -> str:
    """Of those that anybody may book; what is kept besides is said apart."""
    words = _places(capacity, taken)
    if not kept:
        return words
    more = ngettext("%(words)s, %(n)d more kept", "%(words)s, %(n)d more kept", kept)
    return more % {"words": words, "n": kept}


def _places(capacity: int | None, taken: int) -> str:
    if capacity is None:
        return ngettext("%d booked, no limit", "%d booked, no limit", taken) % taken
    left = capacity - taken
    if left <= 0:
        return _("all %d places taken") % capacity
    return _("%(taken)d of %(capacity)d places taken, %(left)d left") % {
        "taken": taken,
        "capacity": capacity,
        "left": left,
    }
