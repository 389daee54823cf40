"""Bank holidays of the three jurisdictions, reckoned by their rules.

Banking and Financial Dealings Act 1971 and the yearly proclamations. One that falls on a weekend
moves to the next weekday that is none. One that is proclaimed once (a jubilee) is a closure.
"""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from kernel.organisation.models import Organisation

Nation = Organisation.Nation
SATURDAY = 5


def bank_holidays(year: int, nation: str) -> dict[date, str]:
    """Each day with its name."""
    days = _moving(year, nation)
    fixed = sorted(_fixed(year, nation).items(), key=lambda row: (_is_weekend(row[0]), row[0]))
    for day, name in fixed:  # those that may stay first, then those that move
        days[_weekday_from(day, days)] = name
    return days


def easter_sunday(year: int) -> date:
    """The Gregorian computus (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _moving(year: int, nation: str) -> dict[date, str]:
    sunday = easter_sunday(year)
    days = {
        sunday - timedelta(days=2): _("Good Friday"),
        _first_monday(year, 5): _("Early May bank holiday"),
        _last_monday(year, 5): _("Spring bank holiday"),
    }
    if nation == Nation.SCOTLAND:
        days[_first_monday(year, 8)] = _("Summer bank holiday")
    else:
        days[sunday + timedelta(days=1)] = _("Easter Monday")
        days[_last_monday(year, 8)] = _("Summer bank holiday")
    return days


def _fixed(year: int, nation: str) -> dict[date, str]:
    days = {
        date(year, 1, 1): _("New Year's Day"),
        date(year, 12, 25): _("Christmas Day"),
        date(year, 12, 26): _("Boxing Day"),
    }
    if nation == Nation.SCOTLAND:
        days[date(year, 1, 2)] = _("2 January")
        days[date(year, 11, 30)] = _("St Andrew's Day")
    if nation == Nation.NORTHERN_IRELAND:
        days[date(year, 3, 17)] = _("St Patrick's Day")
        days[date(year, 7, 12)] = _("Battle of the Boyne")
    return days


def _weekday_from(day: date, taken: dict[date, str]) -> date:
    while _is_weekend(day) or day in taken:
        day += timedelta(days=1)
    return day


def _is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month + 1, 1) - timedelta(days=1)
    return last - timedelta(days=last.weekday())
