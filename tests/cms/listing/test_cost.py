"""Two hundred dates cost what two do, in every view of them."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from bookings.catalogue.vocabulary import vocabulary
from cms.search.index import index
from tests.cms.listing.programme import call_off, dates_on, month_of, the_tenth_of_next_month
from tests.cms.pages.seeing import statements

pytestmark = pytest.mark.django_db
MOST = 5
TENTH = the_tenth_of_next_month()
VIEWS = [
    "/whats-on/",
    "/whats-on/?q=clay&age=5-7&price=10&available=1&sort=price",
    f"/whats-on/?view=month&when={month_of(TENTH)}",
    "/whats-on/?q=zebra",
    "/whats-on/calendar.ics",
    "/whats-on/feed.json?age=5-7",
    "/search/?q=clay",
    "/search/?q=zebra",
]


def _cost(path: str) -> int:
    """What it asks of the database where nothing is known but the words of the house."""
    cache.clear()
    for other in ("/whats-on/?q=warmth", "/whats-on/?age=schools"):
        Client().get(other)  # navigation, organisation, kinds of pages, pictures that stand in
    vocabulary()
    index("en")
    sent = statements(lambda: Client().get(path))
    assert len(sent) <= MOST, "\n".join(sent)
    return len(sent)


def test_it_costs_no_more() -> None:
    few = dates_on("Clay 0", TENTH, TENTH + timedelta(hours=1), min_age=5, max_age=7)
    before = {path: _cost(path) for path in VIEWS}
    call_off(few.sessions.order_by("starts_at")[0])
    for number in range(1, 11):
        starts = [TENTH + timedelta(hours=hour) for hour in range(20)]
        dates_on(f"Clay {number}", *starts, min_age=5, max_age=7)
    assert {path: _cost(path) for path in VIEWS} == before
