"""A programme to come as staff see it: views read the clock, so it lies after now."""

from datetime import date, timedelta

from django.test import Client

from bookings.catalogue.models import Activity, Session
from cms.pages.activity import ActivityPage
from cms.pages.house import ensure
from kernel import clock
from tests.factories.people import an_account, sign_in
from tests.factories.programme import a_session, a_ticket, a_venue, an_activity


def signed_in(*roles: str) -> Client:
    """A browser in which somebody with these roles has come in with their second factor."""
    client = Client()
    sign_in(client, an_account(*roles))
    return client


def a_workshop(title: str = "Paper Boats", **facts: object) -> tuple[Activity, Session]:
    """For adults, next week, ten places, £6: nothing stands in its way."""
    now = clock.now()
    activity = an_activity(title, at=now, **facts)
    session = a_session(activity, at=now)
    a_ticket(activity, at=now)
    return activity, session


def a_page(activity: Activity | None, *, title: str = "Paper Boats") -> ActivityPage:
    """A draft under what's on, about that activity or about nothing."""
    page = ensure().whats_on.add_child(
        instance=ActivityPage(title=title, activity=activity, live=False)
    )
    page.save_revision()
    return page


def next_saturday(weeks: int = 1) -> date:
    today = clock.london_date(clock.now())
    return today + timedelta(days=(5 - today.weekday()) % 7, weeks=weeks)


def date_typed(**changes: object) -> dict[str, object]:
    """What an editor types about one date, with changes."""
    room = a_venue().rooms.get()
    typed = {
        "day": next_saturday().isoformat(),
        "starts": "10:00",
        "ends": "11:30",
        "where": f"room-{room.pk}",
        "capacity": "12",
        "title": "",
        "weeks": "1",
    }
    return {**typed, **changes}
