"""What was asked stands above the list and can be taken away, one thing at a time."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from bookings.catalogue.models import Session, Venue
from tests.cms.listing.programme import dates_on, month_of, the_tenth_of_next_month
from tests.cms.pages.seeing import see
from tests.factories.programme import a_ticket, a_venue, soon

pytestmark = pytest.mark.django_db
TENTH = the_tenth_of_next_month()


@pytest.fixture(autouse=True)
def clay() -> None:
    dates_on("Clay", TENTH, min_age=5, max_age=7)


def asked(path: str) -> dict[str, str]:
    """Words of each removable chip, and where it leads."""
    page = Client().get(path).content.decode()
    block = page[page.index('id="asked"') : page.index('id="count"')]
    chip = r'<a class="chip" href="([^"]*)"[^>]*>.*?Take away: </span>(.*?)</span>'
    chips = re.findall(chip, block, re.S)
    return {words.strip(): href.replace("&amp;", "&") for href, words in chips}


def test_nothing_asked_shows_nothing_to_take_away() -> None:
    assert asked("/whats-on/") == {}


def test_each_thing_goes_by_itself_and_the_rest_stays() -> None:
    found = asked("/whats-on/?q=clay&age=5-7&price=10&available=1&sort=price")
    assert found["“clay”"] == "?age=5-7&price=10&available=1&sort=price"
    assert found["5 to 7"] == "?q=clay&price=10&available=1&sort=price"
    assert set(found) == {"“clay”", "5 to 7", "Up to £10", "Bookable now"}


def test_days_and_months_are_said_in_words() -> None:
    found = asked(f"/whats-on/?when={month_of(TENTH)}&from={TENTH:%Y-%m-%d}")
    assert f"{TENTH:%B %Y}" in found
    assert f"From 10 {TENTH:%B %Y}" in found


def test_nonsense_in_an_address_dies_out_with_the_next_click() -> None:
    page = Client().get("/whats-on/?age=5-7&art_form=nope&venue=" + "x" * 500).content.decode()
    assert "nope" not in page
    assert "x" * 20 not in page


def test_the_words_form_keeps_everything_else_that_was_asked() -> None:
    page = Client().get("/whats-on/?age=5-7&price=10&q=clay").content.decode()
    form = page[page.index('id="filter-form"') :]
    assert '<input type="hidden" name="age" value="5-7">' in form
    assert '<input type="hidden" name="price" value="10">' in form
    assert 'type="hidden" name="q"' not in form


def test_nothing_fits_says_what_to_leave_out_and_what_is_nearest() -> None:
    text = see("/whats-on/?age=adults&price=10")
    assert "Nothing fits all of that." in text
    assert "Leave one thing out: Take away: Adults 1" in text
    assert "Clay" in text.partition("Nearest to it")[2]


def test_a_word_that_is_nowhere_has_nothing_near_it() -> None:
    text = see("/whats-on/?q=zebra")
    assert "Leave one thing out: Take away: “zebra” 1 date" in text
    assert "Nearest to it" not in text


def test_letters_with_and_without_accents_are_the_same() -> None:
    dates_on("Tŷ’r Gân", TENTH)
    assert "Tŷ’r Gân" in see("/whats-on/?q=ty%27r+gan")


def test_online_is_a_place_by_whatever_name_the_venue_has() -> None:
    dates_on("Far Away", TENTH)
    screen = a_venue("zoom")
    Venue.objects.filter(pk=screen.pk).update(kind=Venue.Kind.ONLINE, title_en="Our screen")
    Session.objects.filter(activity__title_en="Far Away").update(venue=screen, room=None)
    text = see("/whats-on/?venue=online")
    assert "Far Away" in text
    assert "Clay" not in text


def test_an_open_place_is_a_bursary_and_makes_nothing_free() -> None:
    dear = dates_on("Dear", TENTH, pence=6500)
    a_ticket(dear, pence=0, title="Open place", quota=2, at=soon())
    assert "Dear" in see("/whats-on/?price=bursary")
    for price in ("free", "10"):
        assert "Dear" not in see(f"/whats-on/?price={price}").partition("Nearest")[0]


def test_the_cheapest_or_the_newest_comes_first_when_asked_for() -> None:
    dates_on("Cheap", TENTH + timedelta(days=3), pence=100)
    for order in ("sort=price", "sort=new"):
        page = Client().get(f"/whats-on/?{order}").content.decode()
        assert page.index(">Cheap</a></h3>") < page.index(">Clay</a></h3>"), order
    page = Client().get("/whats-on/").content.decode()
    assert page.index(">Clay</a></h3>") < page.index(">Cheap</a></h3>")
