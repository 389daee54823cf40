"""Each date of an activity says for itself when, for whom, and whether one can come."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from bookings.catalogue.models import AccessFeature, Activity
from bookings.catalogue.scheduling import cancel_session
from bookings.ordering.models import TicketType
from cms.pages.dates import AT_ONCE
from kernel import clock
from tests.cms.pages.seeing import see, statements
from tests.factories.pages import a_live_page
from tests.factories.programme import OFFICER, a_session, a_ticket, an_activity, soon

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> datetime:
    return soon()


def _series(at: datetime, dates: int, **facts: object) -> Activity:
    activity = an_activity("Clay", at=at, kind=Activity.Kind.SERIES, **facts)
    for number in range(dates):
        a_session(activity, days=7 + number, at=at)
    return activity


def _source(path: str) -> str:
    return Client().get(path).content.decode()


def test_each_date_that_is_sold_alone_has_a_button_of_its_own(at: datetime) -> None:
    activity = _series(at, 3)
    a_ticket(activity, at=at)
    source = _source(a_live_page(activity).url)
    for session in activity.sessions.all():
        assert f'href="/book/{session.ref}/"' in source


def test_a_full_date_has_no_button_and_its_neighbour_has(at: datetime) -> None:
    activity = _series(at, 2)
    a_ticket(activity, at=at)
    full, free = activity.sessions.all()
    full.pools.update(taken=10)
    page = a_live_page(activity)
    source = _source(page.url)
    assert f"/book/{full.ref}/" not in source
    assert f'href="/book/{free.ref}/"' in source
    assert "Full. Places do come back." in see(page.url)


def test_access_of_one_date_stands_at_that_date(at: datetime) -> None:
    activity = _series(at, 2)
    a_ticket(activity, at=at)
    relaxed = AccessFeature.objects.create(key="relaxed", title_en="Relaxed")
    activity.sessions.last().access.add(relaxed)
    assert see(a_live_page(activity).url).count("Relaxed") == 1


def test_later_months_are_folded_away_and_all_there(at: datetime) -> None:
    activity = _series(at, AT_ONCE)
    a_session(activity, days=80, at=at)
    a_session(activity, days=120, at=at)
    a_ticket(activity, at=at)
    source = _source(a_live_page(activity).url)
    _open, _, folded = source.partition("Show the later dates")
    assert f"/book/{activity.sessions.last().ref}/" in folded


def test_a_run_booked_as_a_whole_lists_its_dates_briefly(at: datetime) -> None:
    activity = _series(at, 3, way_in=Activity.Way.ALL)
    a_ticket(activity, scope=TicketType.Scope.ALL, at=at)
    source = _source(a_live_page(activity).url)
    assert 'class="date-list"' in source
    assert 'class="session ' not in source


def test_when_everything_is_called_off_the_page_stays_and_says_so(at: datetime) -> None:
    activity = _series(at, 2)
    a_ticket(activity, at=at)
    for session in activity.sessions.all():
        cancel_session(session=session, by=OFFICER, at=at)
    page = a_live_page(activity)
    text, source = see(page.url), _source(page.url)
    assert "None of these dates goes ahead." in text
    assert "ribbon-off" in source
    assert "/book/" not in source
    assert source.count("EventCancelled") == 2
    assert "dates.ics" not in source


def test_what_is_full_bears_the_ribbon_and_the_drawn_picture(at: datetime) -> None:
    activity = _series(at, 1)
    a_ticket(activity, at=at)
    activity.sessions.get().pools.update(taken=10)
    source = _source(a_live_page(activity).url)
    assert "ribbon-full" in source
    assert 'class="full"' in source


def test_the_calendar_file_has_every_date_to_come_and_marks_what_is_off(at: datetime) -> None:
    activity = _series(at, 3)
    gone = activity.sessions.first()
    cancel_session(session=gone, by=OFFICER, at=at)
    page = a_live_page(activity)
    assert f'href="{page.url}dates.ics"' in _source(page.url)
    answer = Client().get(f"{page.url}dates.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert not answer.cookies
    events = {str(event["uid"]): event for event in Calendar.from_ical(answer.content).events}
    assert len(events) == 3
    for session in activity.sessions.all():
        event = next(each for uid, each in events.items() if uid.startswith(session.ref))
        assert event.start == session.starts_at.replace(microsecond=0)
        assert event["status"] == ("CANCELLED" if session.pk == gone.pk else "CONFIRMED")


@pytest.mark.parametrize("visibility", ["draft", "closed"])
def test_what_has_no_page_has_no_calendar_file(at: datetime, visibility: str) -> None:
    page = a_live_page(_series(at, 1))
    Activity.objects.update(visibility=visibility)
    assert Client().get(f"{page.url}dates.ics").status_code == 404


@pytest.mark.parametrize("path", ["/whats-on/dates.ics", "/nowhere/dates.ics", "/x/y/dates.ics"])
def test_other_pages_have_no_calendar_file(path: str) -> None:
    assert Client().get(path).status_code == 404


def test_an_activity_page_costs_five_statements_whatever_its_dates(at: datetime) -> None:
    few, many = _series(at, 2), _series(at, 24)
    for activity in (few, many):
        a_ticket(activity, at=at)
    pages = [a_live_page(few, "Few"), a_live_page(many, "Many")]
    for page in pages:
        Client().get(page.url)  # what stands on every page is read once
    for activity in (few, many):
        activity.sessions.first().pools.update(taken=1)  # so that no page is kept whole
        page = pages[0 if activity == few else 1]
        assert len(statements(lambda page=page: Client().get(page.url))) <= 5


def test_dates_in_summer_are_said_in_london_time() -> None:
    assert clock.spoken_time(datetime(2026, 7, 4, 9, 0, tzinfo=UTC) + timedelta(0)) == "10am"
