"""The only reader of the clock, and the only place that knows London.

Views, commands, tasks and webhooks call `now()` and pass it on as `at`; nothing below them asks.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def london(at: datetime) -> datetime:
    return at.astimezone(LONDON)


def london_date(at: datetime) -> date:
    """The date on the wall in London: at 23:30 UTC in June it is already tomorrow."""
    return london(at).date()


def from_london(day: date, wall: time) -> datetime:
    """A London wall time as UTC; the hour that spring skips becomes the hour after it."""
    # Through UTC and back: adding hours in local time is wrong on the night the clocks change.
    return datetime.combine(day, wall, tzinfo=LONDON).astimezone(UTC)


def spoken_time(at: datetime) -> str:
    """`10am`, `6.42pm`: how our pages say a time of day."""
    local = london(at)
    hour = local.hour % 12 or 12
    minutes = f".{local.minute:02d}" if local.minute else ""
    return f"{hour}{minutes}{'am' if local.hour < 12 else 'pm'}"
