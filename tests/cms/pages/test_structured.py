"""What machines read of an activity: schema.org, true to the facts and safe in a page."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from bookings.catalogue.models import Activity, Venue
from bookings.ordering.models import TicketType
from cms.pages.structured.places import address
from kernel.organisation.models import Organisation
from tests.factories.pages import a_live_page
from tests.factories.programme import a_session, a_ticket, a_venue, an_activity, soon

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


@pytest.fixture(autouse=True)
def organisation() -> None:
    Organisation.objects.create(
        pk=1, name="The House", short_name="House", email="us@house.example", charity_number="1"
    )


@pytest.fixture
def at() -> datetime:
    return soon()


def nodes(path: str) -> list[dict[str, Any]]:
    source = Client().get(path).content.decode()
    return [json.loads(block) for block in BLOCK.findall(source)]


def events(path: str) -> list[dict[str, Any]]:
    return [node for node in nodes(path) if "startDate" in node]


def _workshop(at: datetime, **facts: object) -> Activity:
    activity = an_activity("Print", at=at, **facts)
    a_session(activity, at=at)
    return activity


def test_a_date_has_name_times_with_their_offset_place_and_offer(at: datetime) -> None:
    Venue.objects.filter(pk=a_venue().pk).update(address="1 Candle Yard\nSaltmere\nZZ1 1TH")
    activity = _workshop(at, min_age=18)
    session = activity.sessions.get()
    summer = datetime(at.year + 1, 7, 4, 9, 0, tzinfo=UTC)
    activity.sessions.update(starts_at=summer, ends_at=summer.replace(hour=11))
    a_ticket(activity, pence=123400, at=at)
    page = a_live_page(activity, summary="Ink and opinions")
    (event,) = events(page.url)
    assert event["startDate"] == f"{at.year + 1}-07-04T10:00:00+01:00"
    assert event["endDate"].endswith("T12:00:00+01:00")
    assert event["@type"] == "EducationEvent"
    assert event["name"] == "Print"
    assert event["description"] == "Ink and opinions"
    assert event["typicalAgeRange"] == "18-"
    assert event["inLanguage"] == "en"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert event["isAccessibleForFree"] is False
    assert event["organizer"]["name"] == "The House"
    assert event["location"]["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "1 Candle Yard",
        "addressLocality": "Saltmere",
        "postalCode": "ZZ1 1TH",
        "addressCountry": "GB",
    }
    (offer,) = event["offers"]
    assert (offer["price"], offer["priceCurrency"]) == ("1234.00", "GBP")
    assert offer["availability"] == "https://schema.org/InStock"
    assert offer["url"].endswith(f"/book/{session.ref}/")


def test_what_is_full_is_sold_out_and_leads_to_the_page(at: datetime) -> None:
    activity = _workshop(at)
    a_ticket(activity, at=at)
    activity.sessions.get().pools.update(taken=10)
    page = a_live_page(activity)
    (offer,) = events(page.url)[0]["offers"]
    assert offer["availability"] == "https://schema.org/SoldOut"
    assert offer["url"].endswith(page.url)


def test_what_costs_nothing_is_free_for_everybody(at: datetime) -> None:
    activity = _workshop(at)
    a_ticket(activity, pence=0, at=at)
    assert events(a_live_page(activity).url)[0]["isAccessibleForFree"] is True


def test_what_is_for_young_children_says_so(at: datetime) -> None:
    page = a_live_page(_workshop(at, min_age=5, max_age=7))
    assert events(page.url)[0]["@type"] == "ChildrensEvent"
    assert events(page.url)[0]["typicalAgeRange"] == "5-7"


def test_online_is_a_virtual_place(at: datetime) -> None:
    activity = _workshop(at)
    Venue.objects.update(kind=Venue.Kind.ONLINE)
    (event,) = events(a_live_page(activity).url)
    assert event["location"]["@type"] == "VirtualLocation"
    assert event["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"


def test_an_item_of_a_festival_stands_below_it(at: datetime) -> None:
    activity = an_activity("Light Up", at=at, kind=Activity.Kind.FESTIVAL)
    a_session(activity, title_en="Lantern Night", at=at)
    a_session(activity, title_en="The Heron", days=8, at=at)
    a_ticket(activity, scope=TicketType.Scope.ALL, at=at)
    found = events(a_live_page(activity).url)
    assert [event["name"] for event in found] == ["Light Up: Lantern Night", "Light Up: The Heron"]
    assert {event["superEvent"]["@type"] for event in found} == {"Festival"}
    assert found[0]["superEvent"]["endDate"] == found[1]["endDate"]


def test_what_is_over_is_no_event_any_more(at: datetime) -> None:
    activity = _workshop(at)
    past = datetime(at.year - 1, 3, 2, 12, tzinfo=UTC)
    activity.sessions.update(starts_at=past, ends_at=past.replace(hour=13))
    assert events(a_live_page(activity).url) == []


def test_the_way_to_the_page_ends_with_the_page(at: datetime) -> None:
    page = a_live_page(_workshop(at))
    (crumbs,) = [node for node in nodes(page.url) if node["@type"] == "BreadcrumbList"]
    steps = crumbs["itemListElement"]
    assert [step["name"] for step in steps] == ["What’s on", "Print"]
    assert steps[-1]["item"].endswith(page.url)


def test_a_title_cannot_end_the_block(at: datetime) -> None:
    title = "</script><script>alert(1)</script>"
    page = a_live_page(_workshop(at), title=title, slug="x")
    assert events(page.url)[0]["name"] == title
    assert "<script>alert" not in Client().get(page.url).content.decode()


def test_the_front_door_says_who_the_house_is() -> None:
    (own,) = nodes("/")
    assert own["@type"] == "NGO"
    assert own["name"] == "The House"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], {}),
        (["Withy Court, Saltmere ZZ1 7WC"], {"postalCode": "ZZ1 7WC"}),
        (
            ["Quay House", "Saltmere"],
            {"streetAddress": "Quay House", "addressLocality": "Saltmere"},
        ),
    ],
)
def test_an_address_is_told_apart_as_far_as_it_can_be(
    lines: list[str], expected: dict[str, str]
) -> None:
    assert expected.items() <= address(lines).items()
