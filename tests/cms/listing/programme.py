"""A small programme for the list, the month and the feeds: dates far from any month's end."""

from datetime import datetime, time, timedelta

from bookings.catalogue import scheduling
from bookings.catalogue.models import Activity, Session
from bookings.ordering.models import CapacityPool, TicketType
from kernel import clock
from tests.factories.pages import a_live_page
from tests.factories.programme import OFFICER, a_session, a_ticket, an_activity, soon


def the_tenth_of_next_month() -> datetime:
    """Noon in London, at least ten days off, with nine days before and ten after in its month."""
    first = clock.london_date(soon()).replace(day=28) + timedelta(days=14)
    return clock.from_london(first.replace(day=10), time(12, 0))


def month_of(day: datetime) -> str:
    return f"{clock.london_date(day):%Y-%m}"


def dates_on(title: str, *starts: datetime, pence: int = 600, **facts: object) -> Activity:
    """An activity with a live page and a session of two hours at each of these moments."""
    at = soon()
    words = {name: facts.pop(name) for name in ("summary", "subtitle") if name in facts}
    activity = an_activity(title, at=at, **facts)
    for start in starts:
        session = a_session(activity, days=1, at=at)
        Session.objects.filter(pk=session.pk).update(
            starts_at=start, ends_at=start + timedelta(hours=2)
        )
    whole = facts.get("way_in") == Activity.Way.ALL
    a_ticket(
        activity,
        pence=pence,
        scope=TicketType.Scope.ALL if whole else TicketType.Scope.EACH,
        at=at,
    )
    a_live_page(activity, **words)
    return activity


def call_off(session: Session) -> None:
    scheduling.cancel_session(session=session, by=OFFICER, at=soon())


def sell_out(session: Session) -> None:
    for pool in CapacityPool.objects.filter(session=session):
        pool.taken = pool.capacity
        pool.save()
