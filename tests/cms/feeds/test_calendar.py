"""The programme as a calendar to subscribe to."""

from datetime import timedelta

import icalendar
import pytest
from django.test import Client

from bookings.catalogue.models import Activity, Session, Venue
from kernel import clock
from tests.cms.listing.programme import call_off, dates_on, the_tenth_of_next_month

pytestmark = pytest.mark.django_db
TENTH = the_tenth_of_next_month()
CALENDAR = "/whats-on/calendar.ics"


def events(query: str = "") -> list[icalendar.Event]:
    answer = Client().get(f"{CALENDAR}{query}")
    assert answer.status_code == 200
    return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_date_brings_time_place_and_address() -> None:
    activity = dates_on("Prints", TENTH, summary="Ink & a press")
    Venue.objects.update(address="1 The Row\nTown")
    session = activity.sessions.get()
    (event,) = events()
    assert event["UID"] == f"{session.ref}@localhost"
    assert event.start == clock.london(TENTH)
    assert str(event["DTSTART"].params["TZID"]) == "Europe/London"
    assert event["SUMMARY"] == "Prints"
    assert event["LOCATION"] == "The Long Room, The House, 1 The Row, Town"
    assert event["URL"].endswith("/whats-on/prints/")
    assert "Ink & a press" in event["DESCRIPTION"]
    assert event["STATUS"] == "CONFIRMED"


def test_a_date_that_moved_is_the_same_event() -> None:
    activity = dates_on("Prints", TENTH)
    before = events()[0]
    Session.objects.filter(activity=activity).update(
        starts_at=TENTH + timedelta(hours=3), ends_at=TENTH + timedelta(hours=5)
    )
    after = events()[0]
    assert after["UID"] == before["UID"]
    assert after.start == before.start + timedelta(hours=3)


def test_what_was_called_off_stays_and_says_so() -> None:
    session = dates_on("Prints", TENTH).sessions.get()
    before = events()[0]
    call_off(session)
    (event,) = events()
    assert event["UID"] == before["UID"]
    assert event["STATUS"] == "CANCELLED"
    assert event["SEQUENCE"] > before["SEQUENCE"]


def test_it_takes_the_filters_of_the_page_and_every_date_of_a_run() -> None:
    days = [TENTH, TENTH + timedelta(days=1)]
    dates_on("Run", *days, way_in=Activity.Way.ALL, min_age=5, max_age=7)
    dates_on("Talk", TENTH, min_age=19)
    assert [event["SUMMARY"] for event in events("?age=5-7")] == ["Run", "Run"]
    assert len(events()) == 3


def test_it_names_the_filter_and_the_zone() -> None:
    dates_on("Prints", TENTH)
    answer = Client().get(f"{CALENDAR}?age=5-7")
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert "5 to 7" in calendar["X-WR-CALNAME"]
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] in ([], ["Europe/London"])
    full = icalendar.Calendar.from_ical(Client().get(CALENDAR).content)
    assert [zone["TZID"] for zone in full.walk("VTIMEZONE")] == ["Europe/London"]


@pytest.mark.parametrize("visibility", ["draft", "unlisted", "closed"])
def test_what_is_not_on_show_is_in_no_calendar(visibility: str) -> None:
    activity = dates_on("Prints", TENTH)
    Activity.objects.filter(pk=activity.pk).update(visibility=visibility)
    assert events() == []


def test_it_is_a_calendar_that_anybody_may_keep_for_a_while() -> None:
    answer = Client().get(CALENDAR)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_who_has_it_already_is_told_so() -> None:
    dates_on("Prints", TENTH)
    first = Client().get("/whats-on/feed.json")
    again = Client().get("/whats-on/feed.json", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_it_takes_no_post() -> None:
    assert Client().post(CALENDAR).status_code == 405


@pytest.mark.parametrize(
    "query",
    ["age=-1", "q=%00", "q=" + "x" * 10_000, "from=٢٠٢٦", "when=9999-99", "view=month", "venue=;"],
)
@pytest.mark.parametrize("feed", ["calendar.ics", "feed.json"])
def test_hostile_addresses_get_a_feed(feed: str, query: str) -> None:
    assert Client().get(f"/whats-on/{feed}?{query}").status_code == 200


def test_the_page_links_to_both_for_the_present_filter() -> None:
    page = Client().get("/whats-on/?age=5-7&view=month").content.decode()
    assert 'rel="alternate" type="text/calendar"' in page
    assert 'rel="alternate" type="application/feed+json"' in page
    assert 'href="/whats-on/calendar.ics?age=5-7' in page
    assert "calendar.ics?view" not in page
