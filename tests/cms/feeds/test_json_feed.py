"""The programme as JSON Feed 1.1, with the facts of each date beside the words."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override
from wagtail.models import Locale

from cms.pages import house
from tests.cms.listing.programme import call_off, dates_on, sell_out, the_tenth_of_next_month

pytestmark = pytest.mark.django_db
TENTH = the_tenth_of_next_month()


def read(path: str = "/whats-on/feed.json") -> dict[str, Any]:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/feed+json"
    return json.loads(answer.content)


def test_it_is_what_the_standard_asks_for() -> None:
    dates_on("Prints", TENTH, summary="Ink")
    feed = read("/whats-on/feed.json?price=10")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["home_page_url"] == "http://localhost:8000/whats-on/?price=10"
    assert feed["feed_url"] == "http://localhost:8000/whats-on/feed.json?price=10"
    (item,) = feed["items"]
    assert item["id"]
    assert item["url"] == "http://localhost:8000/whats-on/prints/"
    assert item["content_text"]


def test_facts_of_the_date_are_beside_it() -> None:
    activity = dates_on("Prints", TENTH)
    (item,) = read()["items"]
    date = item["_date"]
    assert date["starts"].startswith(f"{TENTH:%Y-%m}-10T12:00:00")
    assert date["booking"] == "open"
    assert date["places_left"] == 10
    assert date["price"] == "£6"
    assert date["book_url"].endswith(f"/book/{activity.sessions.get().ref}/")


def test_full_and_called_off_are_told_and_lead_nowhere() -> None:
    sell_out(dates_on("Full One", TENTH).sessions.get())
    call_off(dates_on("Gone One", TENTH).sessions.get())
    full, gone = (item["_date"] for item in read()["items"])
    assert (full["booking"], full["book_url"]) == ("full", None)
    assert (gone["status"], gone["book_url"]) == ("called_off", None)


def test_the_welsh_feed_has_welsh_pages_at_welsh_addresses() -> None:
    activity = dates_on("Prints", TENTH)
    welsh = Locale.objects.get(language_code="cy")
    found = house.ensure()
    found.home.copy_for_translation(welsh).save_revision().publish()
    for page in (found.whats_on, activity.pages.get()):
        page.refresh_from_db()
        copy = page.copy_for_translation(welsh)
        copy.title = f"{copy.title} yn Gymraeg"
        copy.slug = f"{copy.slug}-cy"
        copy.save_revision().publish()
    with override("cy"):
        feed = read("/cy/whats-on/feed.json")
    assert feed["language"] == "cy"
    assert feed["home_page_url"] == "http://localhost:8000/cy/whats-on-cy/"
    (item,) = feed["items"]
    assert item["title"] == "Prints yn Gymraeg"
    assert item["url"] == "http://localhost:8000/cy/whats-on-cy/prints-cy/"
    assert item["_date"]["book_url"].startswith("http://localhost:8000/cy/book/")
    assert len(read()["items"]) == 1
