"""A month as a calendar: a table of days, every date of it, marks for what one cannot come to."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from bookings.catalogue.models import Activity
from tests.cms.listing.programme import (
    call_off,
    dates_on,
    month_of,
    sell_out,
    the_tenth_of_next_month,
)
from tests.cms.pages.seeing import see

pytestmark = pytest.mark.django_db
TENTH = the_tenth_of_next_month()
MONTH = f"/whats-on/?view=month&when={month_of(TENTH)}"


def _page(path: str = MONTH) -> str:
    return Client().get(path).content.decode()


def _day(page: str, day: int) -> str:
    iso = f"{TENTH:%Y-%m}-{day:02d}"
    cell = re.search(rf'<td[^>]*>\s*<time datetime="{iso}">.*?</td>', page, re.S)
    assert cell, iso
    return cell[0]


def test_it_is_a_table_with_caption_and_weekdays() -> None:
    page = _page()
    assert f"<caption>{TENTH:%B %Y}</caption>" in page
    assert page.count('<th scope="col">') == 7
    assert page.index("Monday</th>") < page.index("Sunday</th>")


def test_each_date_of_a_run_stands_on_its_day_though_the_list_has_one_row() -> None:
    days = [TENTH, TENTH + timedelta(days=1)]
    dates_on("The Run", *days, way_in=Activity.Way.ALL)
    page = _page()
    assert "The Run" in _day(page, 10)
    assert "The Run" in _day(page, 11)
    assert "The Run" not in _day(page, 12)
    assert f"2 dates in {TENTH:%B %Y}" in page


def test_full_and_called_off_are_marked_in_words() -> None:
    sell_out(dates_on("Full One", TENTH).sessions.get())
    call_off(dates_on("Gone One", TENTH + timedelta(days=1)).sessions.get())
    page = _page()
    assert "Full</span>" in _day(page, 10)
    assert "Called off</span>" in _day(page, 11)
    assert f"1 date in {TENTH:%B %Y}, 1 called off" in page


def test_filters_hold_in_the_month_and_in_its_links() -> None:
    dates_on("Clay", TENTH, min_age=5, max_age=7)
    dates_on("A Talk", TENTH, min_age=19)
    page = _page(f"{MONTH}&age=5-7")
    assert "Clay" in _day(page, 10)
    assert "A Talk" not in _day(page, 10)
    list_link = re.search(r'id="view-list" href="([^"]*)"', page)
    assert list_link
    assert "age=5-7" in list_link[1]
    assert "view" not in list_link[1]


def test_one_turns_the_page_only_as_far_as_there_is_something_to_see() -> None:
    dates_on("Clay", TENTH, TENTH + timedelta(days=31))
    assert 'id="month-after"' in _page()
    later = month_of(TENTH + timedelta(days=31))
    assert 'id="month-after"' not in _page(f"/whats-on/?view=month&when={later}")
    assert 'id="month-before"' in _page(f"/whats-on/?view=month&when={later}")


def test_an_empty_month_leads_on_to_the_next_that_has_something() -> None:
    first = TENTH + timedelta(days=31)
    dates_on("Later", first)
    dates_on("Sooner", TENTH, min_age=19)
    text = see(f"{MONTH}&age=under-5")
    assert f"Nothing that fits in {TENTH:%B %Y}. Go on to {first:%B %Y}" in text


def test_without_a_month_it_begins_where_the_programme_does() -> None:
    dates_on("Clay", TENTH)
    assert f"<caption>{TENTH:%B %Y}</caption>" in _page("/whats-on/?view=month")


@pytest.mark.parametrize(
    "query", ["when=9999-12", "when=today", "when=%00", "when=2026-13", "view=cube", "sort=up"]
)
def test_hostile_months_get_a_page(query: str) -> None:
    assert Client().get(f"/whats-on/?view=month&{query}").status_code == 200


def test_no_programme_at_all_is_a_month_all_the_same() -> None:
    assert Client().get("/whats-on/?view=month").status_code == 200
