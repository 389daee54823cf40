"""The programme's relative dates: “+2w sat 10:00” and “-14m”, as pure functions of today."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kernel import clock

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WORDS = re.compile(r"([+-]\d{1,4})([dwmy])(?: (mon|tue|wed|thu|fri|sat|sun))?(?: (\d\d:\d\d))?")
TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


class NotADate(ValueError):
    """The words are no relative date; the message says what they should look like."""


@dataclass(frozen=True, slots=True)
class Moment:
    """So far from today; then the first such weekday; at a time on the wall in London."""

    amount: int
    unit: str
    weekday: int | None = None
    wall: time | None = None

    def date(self, at: datetime) -> date:
        """The London date, counted from the London date of `at`."""
        day = shifted(clock.london_date(at), self.amount, self.unit)
        if self.weekday is None:
            return day
        return day + timedelta(days=(self.weekday - day.weekday()) % 7)

    def moment(self, at: datetime) -> datetime:
        """In UTC; noon where the words name no time of day."""
        return clock.from_london(self.date(at), self.wall or time(12))


def parse(words: str) -> Moment:
    """Raises NotADate."""
    found = WORDS.fullmatch(words)
    if found is None:
        raise NotADate("Write a date as +12d, -14m, or +2w sat 10:00.")
    amount, unit, weekday, wall = found.groups()
    return Moment(
        amount=int(amount),
        unit=unit,
        weekday=DAYS.index(weekday) if weekday else None,
        wall=parse_time(wall) if wall else None,
    )


def parse_time(words: str) -> time:
    """“10:00”. Raises NotADate."""
    found = TIME.fullmatch(words)
    if found is None:
        raise NotADate("Write a time of day as 09:30.")
    return time(int(found[1]), int(found[2]))


def shifted(day: date, amount: int, unit: str) -> date:
    """`amount` days, weeks, months or years on; the last of the month where there is no such day.

    31 January and a month is 28 (or 29) February; 29 February and a year is 28 February.
    """
    if unit in "dw":
        return day + timedelta(days=amount * (7 if unit == "w" else 1))
    months = day.year * 12 + day.month - 1 + amount * (12 if unit == "y" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
