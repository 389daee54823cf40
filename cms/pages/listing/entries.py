"""Entries of the list: one for each date one can come to, one for a run, one for a festival."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import get_language

from bookings.catalogue import labels, programme, states
from bookings.catalogue.facts import ActivityFacts, SessionFacts, State, TicketFacts
from bookings.catalogue.models import Activity, Session
from cms.pages.activity import ActivityPage
from kernel import clock

# One row stands for all dates: nobody comes to one of them alone.
AS_ONE = {Activity.Way.ALL, Activity.Way.BY_APPLICATION, Activity.Way.BY_REQUEST}


@dataclass(frozen=True, slots=True)
class Entry:
    """A page at one date. `is_run`: booked as a whole. `alone`: the date stands for itself only,
    as in a calendar; else the first date of a run or a festival stands for all that follow."""

    page: ActivityPage
    facts: ActivityFacts
    session: SessionFacts
    is_run: bool
    alone: bool = False

    @property
    def activity(self) -> Activity:
        return self.facts.activity

    @property
    def is_festival(self) -> bool:
        return self.activity.kind == Activity.Kind.FESTIVAL

    @property
    def is_off(self) -> bool:
        """Called off: shown until its day has passed, and nothing can be booked."""
        return self.session.state == State.CANCELLED

    @property
    def name(self) -> str:
        """Of this very date: “Light Up: The lantern walk”."""
        return ": ".join(part for part in (self.page.title, self.session.title) if part)

    @property
    def day(self) -> date:
        return clock.london_date(self.session.starts_at)

    @property
    def state(self) -> State:
        if self.is_off:
            return State.CANCELLED
        if self.is_run:
            return self.facts.state
        if self.session.tickets or self.activity.way_in in states.BY_OTHER_WAYS:
            return self.session.state
        return self.facts.run_state if self.facts.run_tickets else self.session.state

    @property
    def tickets(self) -> list[TicketFacts]:
        if self.is_run:
            return self.facts.tickets
        return [*self.session.tickets, *self.facts.run_tickets]

    @property
    def left(self) -> int | None:
        return self.facts.left if self.is_run else self.session.left

    @property
    def sessions(self) -> list[SessionFacts]:
        """The dates it stands for."""
        return self.facts.to_come if self.is_run and not self.alone else [self.session]

    @property
    def days(self) -> list[date]:
        """The days it may be found under: a festival's all, a run's first."""
        sessions = self.sessions if self.is_festival else [self.session]
        return [clock.london_date(session.starts_at) for session in sessions]

    @property
    def feature_keys(self) -> set[str]:
        own = {term.key for session in self.sessions for term in session.features}
        return own | {term.key for term in self.facts.features}


def pages_on_show(*, at: datetime) -> QuerySet[ActivityPage]:
    """Live pages, in the active language, of activities that anybody may find and still come to."""
    return _pages(Session.objects.to_come(at=at))


def pages_listed(*, at: datetime) -> QuerySet[ActivityPage]:
    """The same, and those with nothing but dates that were called off."""
    return _pages(Session.objects.filter(programme.to_show(at=at)))


def _pages(sessions: QuerySet[Session]) -> QuerySet[ActivityPage]:
    return (
        ActivityPage.objects.live()
        .filter(
            locale__language_code=get_language() or "en",
            activity__visibility=Activity.Visibility.PUBLIC,
            activity__in=sessions.order_by().values("activity"),
        )
        .select_related("activity", "picture", "wide_picture", "locale")
        .annotate(**labels.activity_labels("activity"))
        .defer("body")
    )


def with_facts(
    pages: Iterable[ActivityPage], *, at: datetime
) -> list[tuple[ActivityPage, ActivityFacts]]:
    """Pages beside their live facts, in two queries for any number."""
    about = [(page, page.lend_labels().activity) for page in pages]
    activities = [activity for _page, activity in about if activity is not None]
    found = programme.facts(activities, at=at, past=False)
    return [(page, found[activity.pk]) for page, activity in about if activity is not None]


def entries(pages: Iterable[ActivityPage], *, at: datetime) -> list[Entry]:
    """What one can still come to, in the order in which it happens."""
    return _in_order(pages, _rows, at=at)


def listed(pages: Iterable[ActivityPage], *, at: datetime) -> list[Entry]:
    """The same, and beside it every date that was called off."""
    return _in_order(pages, _rows_and_off, at=at)


def every_date(pages: Iterable[ActivityPage], *, at: datetime) -> list[Entry]:
    """For a calendar: each date for itself, those of a run and of a festival too."""
    return _in_order(pages, _dates, at=at)


def _in_order(
    pages: Iterable[ActivityPage],
    made: Callable[[ActivityPage, ActivityFacts], Iterator[Entry]],
    *,
    at: datetime,
) -> list[Entry]:
    found = [entry for page, facts in with_facts(pages, at=at) for entry in made(page, facts)]
    return sorted(found, key=lambda entry: (entry.session.starts_at, entry.page.title))


def _rows(page: ActivityPage, facts: ActivityFacts) -> Iterator[Entry]:
    one = facts.activity.way_in in AS_ONE or facts.activity.kind == Activity.Kind.FESTIVAL
    for session in facts.to_come[:1] if one else facts.to_come:
        yield Entry(page=page, facts=facts, session=session, is_run=one)


def _rows_and_off(page: ActivityPage, facts: ActivityFacts) -> Iterator[Entry]:
    yield from _rows(page, facts)
    for session in facts.sessions:
        if session.state == State.CANCELLED:
            yield Entry(page=page, facts=facts, session=session, is_run=False, alone=True)


def _dates(page: ActivityPage, facts: ActivityFacts) -> Iterator[Entry]:
    whole = facts.activity.way_in in AS_ONE
    for session in facts.sessions:
        if session.state != State.PAST:
            yield Entry(page=page, facts=facts, session=session, is_run=whole, alone=True)
