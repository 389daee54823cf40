"""What somebody has said, in one line."""

from dataclasses import dataclass
from datetime import date, time

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bookings.planning.availability.models import Availability


@dataclass(frozen=True, slots=True)
class Line:
    ref: str
    is_away: bool
    words: str


def line(row: Availability) -> Line:
    """`Mondays, 7 December 2026 to 1 February 2027, 9am to 1pm`."""
    days = _day(row.from_date)
    if row.until_date != row.from_date:
        days = _("%(from)s to %(until)s") % {"from": days, "until": _day(row.until_date)}
    parts = [days]
    if row.weekday is not None:
        parts.insert(0, str(Availability.Weekday(row.weekday).label))
    if row.from_time and row.until_time:
        parts.append(
            _("%(from)s to %(until)s")
            % {"from": _time(row.from_time), "until": _time(row.until_time)}
        )
    return Line(row.ref, row.kind == Availability.Kind.AWAY, ", ".join(parts))


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _time(at: time) -> str:
    minutes = f".{at.minute:02d}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"
