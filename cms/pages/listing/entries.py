"""Entries of the list: one for each date one can come to, one for a run, one for a festival."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import get_language

from bookings.catalogue import labels, programme
from bookings.catalogue.facts import ActivityFacts, SessionFacts, State, TicketFacts
from bookings.catalogue.models import Activity, Session
from cms.pages.activity import ActivityPage
from kernel import clock

# One row stands for all dates: nobody comes to one of them alone.
AS_ONE = {Activity.Way.ALL, Activity.Way.BY_APPLICATION, Activity.Way.BY_REQUEST}


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the list at one date. `is_run`: the date stands for all that follow."""

    page: ActivityPage
    facts: ActivityFacts
    session: SessionFacts
    is_run: bool

    @property
    def activity(self) -> Activity:
        return self.facts.activity

    @property
    def is_festival(self) -> bool:
        return self.activity.kind == Activity.Kind.FESTIVAL

    @property
    def day(self) -> date:
        return clock.london_date(self.session.starts_at)

    @property
    def state(self) -> State:
        if self.is_run:
            return self.facts.state
        if self.session.tickets or self.activity.way_in in programme.BY_OTHER_WAYS:
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
    def days(self) -> list[date]:
        """The days it may be found under: a festival's all, a run's first."""
        sessions = self.facts.to_come if self.is_festival else [self.session]
        return [clock.london_date(session.starts_at) for session in sessions]

    @property
    def feature_keys(self) -> set[str]:
        sessions = self.facts.to_come if self.is_run else [self.session]
        own = {term.key for session in sessions for term in session.features}
        return own | {term.key for term in self.facts.features}


def pages_on_show(*, at: datetime) -> QuerySet[ActivityPage]:
    """Live pages, in the active language, of activities that anybody may find and still come to."""
    coming = Session.objects.to_come(at=at).order_by().values("activity")
    return (
        ActivityPage.objects.live()
        .filter(
            locale__language_code=get_language() or "en",
            activity__visibility=Activity.Visibility.PUBLIC,
            activity__in=coming,
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
    """In the order in which they happen."""
    found = [entry for page, facts in with_facts(pages, at=at) for entry in _entries(page, facts)]
    return sorted(found, key=lambda entry: (entry.session.starts_at, entry.page.title))


def _entries(page: ActivityPage, facts: ActivityFacts) -> Iterator[Entry]:
    one = facts.activity.way_in in AS_ONE or facts.activity.kind == Activity.Kind.FESTIVAL
    for session in facts.to_come[:1] if one else facts.to_come:
        yield Entry(page=page, facts=facts, session=session, is_run=one)
