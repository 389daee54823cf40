"""When: today, this weekend, a month; from one day to another."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

NEAR = {"today": _("Today"), "week": _("This week"), "weekend": _("This weekend")}
LONGEST = 3  # years that anybody plans ahead


@dataclass(frozen=True, slots=True)
class Span:
    """Both days included; an open end is None."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def span(when: str, *, today: date) -> Span | None:
    """What a word of `when` means today; None if it means nothing."""
    if when == "today":
        return Span(today, today)
    if when == "week":
        return Span(today, today + timedelta(days=6 - today.weekday()))
    if when == "weekend":
        saturday = today + timedelta(days=max(5 - today.weekday(), 0))
        return Span(saturday, today + timedelta(days=6 - today.weekday()))
    return _month(when, today)


def day(typed: str, *, today: date) -> date | None:
    """A day as a date field sends it, if it is within a few years of today."""
    try:
        read = date.fromisoformat(typed) if len(typed) == 10 else None
    except ValueError:
        return None
    return read if read and abs(read.year - today.year) <= LONGEST else None


def month(when: str, *, today: date) -> date | None:
    """The first day of a month that `when` names; None if it names something else."""
    return day(f"{when}-01", today=today)


def whole_month(first: date) -> Span:
    return Span(first, first.replace(day=monthrange(first.year, first.month)[1]))


def month_before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def month_after(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def month_key(day: date) -> str:
    return f"{day.year}-{day.month:02d}"


def month_name(day: date) -> str:
    return str(MONTHS[day.month])


def _month(when: str, today: date) -> Span | None:
    first = month(when, today=today)
    return whole_month(first) if first else None
