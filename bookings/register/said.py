"""How the phone pages say a session: title, day, time and place in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import formats
from django.utils.translation import gettext as _

from bookings.catalogue.models import Session
from bookings.catalogue.words import word
from kernel import clock


@dataclass(frozen=True, slots=True)
class Said:
    """A session in words. A titled session (a festival's item) goes by its own title."""

    ref: str
    title: str
    activity: str
    day: str
    starts: str
    ends: str
    place: str


def say(session: Session) -> Said:
    """Needs activity, venue and room at hand; asks the database nothing."""
    activity = word(session.activity, "title")
    own = word(session, "title")
    rooms = [session.room, session.venue] if session.room else [session.venue]
    return Said(
        ref=session.ref,
        title=own or activity,
        activity=activity if own else "",
        day=spoken_day(session.starts_at),
        starts=clock.spoken_time(session.starts_at),
        ends=clock.spoken_time(session.ends_at),
        place=", ".join(word(place, "title") for place in rooms),
    )


def spoken_day(at: datetime) -> str:
    """`Saturday 12 December`."""
    return formats.date_format(clock.london_date(at), "l j F")


def spoken_moment(at: datetime) -> str:
    """`Friday 11 December at 10am`."""
    return _("%(day)s at %(time)s") % {"day": spoken_day(at), "time": clock.spoken_time(at)}
