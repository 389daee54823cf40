"""The dates of an activity: a calendar's worth in a few words each, or rows to choose from."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bookings.catalogue import phrases, prices
from bookings.catalogue.facts import ActivityFacts, SessionFacts, State
from cms.pages.addresses import in_language
from cms.pages.listing.cards import features
from kernel import clock

AT_ONCE = 6  # rows; the months after them are folded away


@dataclass(frozen=True, slots=True)
class Dates:
    """`compact`: for components/date_list.html. `months`, `later`: for session_month.html."""

    compact: list[dict[str, Any]]
    months: list[dict[str, Any]]
    later: list[dict[str, Any]]


def dates(facts: ActivityFacts, *, at: datetime) -> Dates:
    """Rows where dates differ: booked alone, with a title or with access of their own."""
    shown = shown_dates(facts, at=at)
    if any(s.tickets or s.features or s.title for s in shown):
        months = _months(facts, shown)
        kept = _enough(months)
        return Dates([], months[:kept], months[kept:])
    return Dates([_briefly(facts, session) for session in shown], [], [])


def shown_dates(facts: ActivityFacts, *, at: datetime) -> list[SessionFacts]:
    """What is to come and what of it is called off; all of it once it is over."""
    coming = [s for s in facts.sessions if s.starts_at > at]
    return coming or facts.sessions


def _months(facts: ActivityFacts, shown: list[SessionFacts]) -> list[dict[str, Any]]:
    grouped = groupby(shown, key=lambda s: clock.london_date(s.starts_at).replace(day=1))
    this_year = len({clock.london_date(s.starts_at).year for s in shown}) == 1
    return [
        {
            "title": date_format(month, "F" if this_year else "F Y"),
            "dates": [_row(facts, session) for session in group],
        }
        for month, group in grouped
    ]


def _enough(months: list[dict[str, Any]]) -> int:
    """How many months stand open: whole ones, until there are enough rows."""
    rows = 0
    for number, month in enumerate(months, start=1):
        rows += len(month["dates"])
        if rows >= AT_ONCE:
            return number
    return len(months)


def _row(facts: ActivityFacts, session: SessionFacts) -> dict[str, Any]:
    day = clock.london_date(session.starts_at)
    state, many = session.state, len(facts.to_come) > 1
    alone = bool(session.tickets)
    says_state = alone or state in {State.CANCELLED, State.PAST}
    return {
        "weekday": date_format(day, "D"),
        "number": day.day,
        "iso": day.isoformat(),
        "title": session.title,
        "hours": phrases.hours(session.starts_at, session.ends_at),
        "place": session.room if len({s.room for s in facts.sessions}) > 1 else "",
        "features": features(session.features),
        "price": prices.price_words(session.tickets) if alone and many else "",
        "sentence": phrases.places_left(state, session.left) if says_state else "",
        "state": state,
        "is_off": state == State.CANCELLED,
        "url": in_language(session.book_path) if state.is_bookable and alone and many else "",
        "spoken": phrases.short_day(session.starts_at),
    }


def _briefly(facts: ActivityFacts, session: SessionFacts) -> dict[str, Any]:
    one_time = len({phrases.hours(s.starts_at, s.ends_at) for s in facts.sessions}) == 1
    day = phrases.short_day(session.starts_at)
    hours = phrases.hours(session.starts_at, session.ends_at)
    off = session.state == State.CANCELLED
    return {
        "words": day if one_time else f"{day}, {hours}",
        "note": _("called off") if off else "",
        "off": off or session.state == State.PAST,
        "url": "",
    }
