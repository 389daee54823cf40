"""A month as a calendar: weeks of days, each with what happens on it."""

from calendar import Calendar
from collections import defaultdict
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _

from bookings.catalogue.facts import State
from cms.pages.listing import periods
from cms.pages.listing.entries import Entry
from cms.pages.listing.links import asking
from cms.pages.listing.question import Question
from kernel import clock

MONDAY_FIRST = Calendar(firstweekday=0)


def settle(asked: Question, everything: list[Entry], *, today: date) -> date:
    """Which month is shown: the one that is asked for, else the first with anything in it.

    It becomes part of the question, so that links keep it.
    """
    named = periods.span(asked.when, today=today) if asked.when else None
    soonest = everything[0].day if everything else today
    first = ((named and named.first) or asked.first or max(soonest, today)).replace(day=1)
    asked.when = periods.month_key(first)
    return first


def weeks(first: date, found: list[Entry], *, today: date) -> list[list[dict[str, Any]]]:
    by_day: dict[date, list[Entry]] = defaultdict(list)
    for entry in found:
        by_day[entry.day].append(entry)
    return [
        [_day(day, first, by_day[day], today) for day in week]
        for week in MONDAY_FIRST.monthdatescalendar(first.year, first.month)
    ]


def beside(
    first: date, everything: list[Entry], data: QueryDict, *, today: date
) -> dict[str, dict[str, str] | None]:
    """Links to the months before and after, as far as there is anything to see."""
    before, after = periods.month_before(first), periods.month_after(first)
    goes_back = first > today.replace(day=1)
    goes_on = any(entry.day >= after for entry in everything)
    return {
        "before": _link(before, data) if goes_back else None,
        "after": _link(after, data) if goes_on else None,
    }


def name(first: date) -> str:
    return f"{MONTHS[first.month]} {first.year}"


def weekdays() -> list[str]:
    return [str(WEEKDAYS[number]) for number in range(7)]


def next_with_any(first: date, fitting: list[Entry], data: QueryDict) -> dict[str, str] | None:
    """The next month in which something fits."""
    after = periods.month_after(first)
    later = next((entry.day for entry in fitting if entry.day >= after), None)
    return _link(later.replace(day=1), data) if later else None


def _link(first: date, data: QueryDict) -> dict[str, str]:
    return {"label": name(first), "href": asking(data, "when", periods.month_key(first))}


def _day(day: date, first: date, entries: list[Entry], today: date) -> dict[str, Any]:
    return {
        "iso": day.isoformat(),
        "number": day.day,
        "weekday": str(WEEKDAYS[day.weekday()]),
        "month": str(MONTHS[day.month]),
        "inside": day.month == first.month,
        "is_today": day == today,
        "items": [_item(entry) for entry in entries] if day.month == first.month else [],
    }


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "time": clock.spoken_time(entry.session.starts_at),
        "title": entry.name,
        "url": entry.page.address,
        "off": entry.is_off,
        "sign": _sign(entry),
    }


def _sign(entry: Entry) -> dict[str, str] | None:
    """One short word where there is something to know before the click."""
    words = {
        State.CANCELLED: _("Called off"),
        State.FULL: _("Full"),
        State.FEW: _("Few places left"),
        State.OPENS_SOON: _("Booking opens soon"),
        State.NOT_YET: _("Not on sale yet"),
    }.get(entry.state)
    return {"words": words, "kind": entry.state} if words else None
