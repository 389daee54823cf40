"""Figures on chips: how many dates each would give beside what is asked already."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from bookings.catalogue.models import AccessFeature, ArtForm
from tests.cms.listing.programme import call_off, dates_on, month_of, the_tenth_of_next_month
from tests.cms.pages.seeing import see

pytestmark = pytest.mark.django_db
TENTH = the_tenth_of_next_month()


def figure(path: str, chip: str) -> int | None:
    """The figure on the chip with this id; None where there is no such chip."""
    page = Client().get(path).content.decode()
    found = re.search(rf'id="{chip}"[^>]*>.*?<small>(\d+)<', page, re.S)
    return int(found[1]) if found else None


@pytest.fixture(autouse=True)
def two_offers() -> None:
    """Clay for small children on three days, one of them relaxed; a talk for adults on one."""
    days = [TENTH, TENTH + timedelta(days=1), TENTH + timedelta(days=2)]
    clay = dates_on("Clay", *days, min_age=5, max_age=7, pence=0)
    talk = dates_on("A Talk", TENTH, min_age=19, pence=1800)
    clay.art_forms.add(ArtForm.objects.create(key="visual", title_en="Making"))
    talk.art_forms.add(ArtForm.objects.create(key="words", title_en="Words"))
    relaxed = AccessFeature.objects.create(key="relaxed", title_en="Relaxed")
    captions = AccessFeature.objects.create(key="captions", title_en="Captions")
    first = clay.sessions.first()
    assert first is not None
    first.access.add(relaxed)
    talk.access.add(captions)


@pytest.mark.parametrize(
    ("path", "chip", "expected"),
    [
        ("/whats-on/", "chip-age", 4),
        ("/whats-on/", "chip-age-5-7", 3),
        ("/whats-on/", "chip-art_form-words", 1),
        ("/whats-on/", "chip-access-relaxed", 1),
        ("/whats-on/", "chip-price-free", 3),
        ("/whats-on/", "chip-price-25", 4),
        ("/whats-on/", "chip-available-1", 4),
        ("/whats-on/", "chip-when-today", 0),
        ("/whats-on/?age=5-7", "chip-age-adults", 1),  # it would take the other's place
        ("/whats-on/?age=5-7", "chip-art_form-words", 0),
        ("/whats-on/?age=5-7", "chip-access-relaxed", 1),
        ("/whats-on/?access=relaxed", "chip-access-captions", 0),  # both at once
        (f"/whats-on/?view=month&when={month_of(TENTH)}", "chip-age-5-7", 3),
    ],
)
def test_a_figure_is_what_its_link_would_find(path: str, chip: str, expected: int) -> None:
    assert figure(path, chip) == expected


def test_every_figure_is_kept_by_the_page_that_its_link_opens() -> None:
    page = Client().get("/whats-on/?access=relaxed").content.decode()
    chip = r'<a class="chip" href="(\?[^"]*|\.)" id="chip-[^>]*>.*?<small>(\d+)<'
    chips = re.findall(chip, page, re.S)
    assert len(chips) > 5
    for href, count in chips:
        found = see(f"/whats-on/{href.replace('&amp;', '&').replace('.', '')}")
        assert f"{count} date" in found, href


def test_what_would_give_nothing_is_shown_and_is_no_link() -> None:
    page = Client().get("/whats-on/?age=5-7").content.decode()
    assert re.search(r'<span class="chip is-none" id="chip-art_form-words"', page)


def test_what_was_called_off_is_not_counted_and_is_named() -> None:
    session = dates_on("Prints", TENTH).sessions.get()
    call_off(session)
    assert figure("/whats-on/", "chip-age") == 4
    assert "4 dates to come, 1 called off" in see("/whats-on/")
