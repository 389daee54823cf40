"""Those who make questions, and a moment after a day."""

from datetime import UTC, date, datetime, time, timedelta

from kernel.audit.actor import Actor

OFFICER = Actor("user", "officer")


def later(day: date, *, days: int = 0) -> datetime:
    """Noon of that day, or so many days after."""
    return datetime.combine(day + timedelta(days=days), time(12), tzinfo=UTC)
