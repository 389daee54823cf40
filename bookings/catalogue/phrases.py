"""Facts in words, as a page says them: dates, times, prices, places."""

from datetime import date, datetime
from itertools import pairwise

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bookings.catalogue.facts import ActivityFacts, SessionFacts, State
from bookings.catalogue.models import Activity
from kernel import clock

MANY = 3


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """“10am to 11.30am”, “10am to 12”, “10am”, where it ends at once."""
    begins, ends = clock.spoken_time(starts_at), clock.spoken_time(ends_at)
    if ends == "12pm":
        ends = "12"
    return _("%(begins)s to %(ends)s") % {"begins": begins, "ends": ends}


def day(at: datetime) -> str:
    """“Saturday 5 December”."""
    return date_format(clock.london_date(at), "l j F")


def short_day(at: datetime) -> str:
    """“5 December”."""
    return date_format(clock.london_date(at), "j F")


def when(session: SessionFacts) -> str:
    """“Saturday 5 December, 10am to 11.30am”."""
    return f"{day(session.starts_at)}, {hours(session.starts_at, session.ends_at)}"


def begins(session: SessionFacts) -> str:
    """“Saturday 5 December, 10am”."""
    return f"{day(session.starts_at)}, {clock.spoken_time(session.starts_at)}"


def soon(session: SessionFacts, *, today: date) -> str:
    """“Tomorrow, 2pm”, “Wednesday, 7pm”: within the week there is no need of a date."""
    on = clock.london_date(session.starts_at)
    names = {0: _("Today"), 1: _("Tomorrow")}
    named = names.get((on - today).days) or date_format(on, "l")
    return f"{named}, {clock.spoken_time(session.starts_at)}"


def places_left(state: State, left: int | None) -> str:
    """The sentence beside the marks, for where there is no room for marks."""
    if state.is_bookable and left:
        if state == State.FEW:
            words = ngettext("Last place", "Last %(left)d places", left)
        else:
            words = ngettext("%(left)d place left", "%(left)d places left", left)
        return words % {"left": left}
    return {
        State.FULL: _("Full. Places do come back."),
        State.OPENS_SOON: _("Booking opens soon"),
        State.NEEDS_ADULT: _("We are finding another adult"),
        State.NOT_YET: _("Not on sale yet"),
        State.CLOSED: _("No longer on sale"),
        State.BY_TELEPHONE: _("Ring us to book"),
        State.DROP_IN: _("Just come, no booking"),
        State.CANCELLED: _("Called off"),
        State.PAST: _("This has been"),
    }.get(state, _("Places free") if state.is_bookable else "")


def dates(facts: ActivityFacts) -> str:
    """All that is to come: “Saturdays, 10am to 12, from 12 December”."""
    return ", ".join(dates_in_lines(facts))


def dates_in_lines(facts: ActivityFacts) -> list[str]:
    """The same, broken where a narrow column may break it."""
    coming = facts.to_come
    if not coming:
        return [_("This has been") if facts.sessions else _("Dates to follow")]
    if len(coming) == 1:
        return [day(coming[0].starts_at), hours(coming[0].starts_at, coming[0].ends_at)]
    first, last = coming[0], coming[-1]
    days = [clock.london_date(s.starts_at) for s in coming]
    times = {hours(s.starts_at, s.ends_at) for s in coming}
    if len(times) == 1 and len(days) >= MANY and len({d.weekday() for d in days}) == 1:
        return [
            f"{plural_weekday(days[0])}, {times.pop()}",
            _("from %(first)s") % {"first": short_day(first.starts_at)},
        ]
    if _is_unbroken(days):
        return [_span(first.starts_at, last.starts_at), *(times if len(times) == 1 else ())]
    words = ngettext("%(count)d date from %(first)s", "%(count)d dates from %(first)s", len(coming))
    return [words % {"count": len(coming), "first": day(first.starts_at)}]


def span(facts: ActivityFacts) -> str:
    """“Friday 8 to Sunday 10 January”, without times: for a festival's tag."""
    coming = facts.to_come or facts.sessions
    if not coming:
        return ""
    first, last = coming[0].starts_at, coming[-1].starts_at
    if clock.london_date(first) == clock.london_date(last):
        return day(first)
    return _span(first, last)


def run_of(facts: ActivityFacts) -> str:
    """A heading for all dates: “9 Saturdays, 10am to 12”."""
    coming = facts.to_come or facts.sessions
    days = [clock.london_date(s.starts_at) for s in coming]
    times = {hours(s.starts_at, s.ends_at) for s in coming}
    if len(days) >= MANY and len({d.weekday() for d in days}) == 1:
        words = f"{capfirst(str(apnumber(len(days))))} {plural_weekday(days[0])}"
    else:
        words = ngettext("%(count)d date", "%(count)d dates", len(days)) % {"count": len(days)}
    return f"{words}, {times.pop()}" if len(times) == 1 else words


def plural_weekday(on: date) -> str:
    return [
        _("Mondays"),
        _("Tuesdays"),
        _("Wednesdays"),
        _("Thursdays"),
        _("Fridays"),
        _("Saturdays"),
        _("Sundays"),
    ][on.weekday()]


def place(session: SessionFacts) -> list[str]:
    """The room and the house it is in, a line each."""
    return [line for line in (session.room, session.venue) if line]


def where(facts: ActivityFacts) -> list[str]:
    """The one place there is; several are said as what they are."""
    coming = facts.to_come or facts.sessions
    venues = list(dict.fromkeys(s.venue for s in coming))
    if len(venues) > 1:
        return venues[:2]
    rooms = {s.room for s in coming}
    return place(coming[0]) if len(rooms) == 1 else venues


def ages(activity: Activity, label: str) -> str:
    """Its own words, else “Ages 8 to 11”, “Ages 12 and over”."""
    if label:
        return label
    youngest, oldest = activity.min_age, activity.max_age
    if youngest is None and oldest is None:
        return ""
    if oldest is None:
        return _("Ages %(age)d and over") % {"age": youngest}
    if not youngest:
        return _("Up to %(age)d") % {"age": oldest}
    return _("Ages %(youngest)d to %(oldest)d") % {"youngest": youngest, "oldest": oldest}


def bare_ages(words: str) -> str:
    """Under a heading that says “Ages” already: “8 to 11”."""
    prefix = _("Ages ")
    return words.removeprefix(prefix) if words != prefix else words


def listed(words: list[str]) -> str:
    """“Dee, Bea, Nell and Walter”."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def _is_unbroken(days: list[date]) -> bool:
    """Day after day, or twice on one day: a project, a festival."""
    return all((b - a).days <= 1 for a, b in pairwise(days))


def _span(first: datetime, last: datetime) -> str:
    begins, ends = clock.london_date(first), clock.london_date(last)
    if begins == ends:
        return day(first)
    if begins.month == ends.month:
        opening = date_format(begins, "l j")
    else:
        opening = date_format(begins, "l j F")
    return _("%(first)s to %(last)s") % {"first": opening, "last": day(last)}
