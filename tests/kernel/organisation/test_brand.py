"""Whatever five colours a house brings, its words can be read."""

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.organisation import brand, colour
from kernel.organisation.models import Organisation

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def too_faint(house: Organisation) -> list[tuple[str, str, str, float]]:
    return [
        (light, text, ground, round(contrast, 2))
        for light, palette in zip(("day", "night"), brand.palettes(house), strict=True)
        for text, grounds in brand.PAIRS
        for ground in grounds
        if (contrast := colour.contrast(palette[text], palette[ground])) < brand.AA
    ]


@settings(max_examples=150, deadline=None)
@given(COLOURS, COLOURS, COLOURS, COLOURS, COLOURS)
def test_every_text_reads_on_every_ground_in_any_brand(
    ink: str, flame: str, wax: str, tide: str, dusk: str
) -> None:
    assert too_faint(Organisation(ink=ink, flame=flame, wax=wax, tide=tide, dusk=dusk)) == []


def test_without_the_guard_some_brands_could_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brand, "legible", lambda colour, **_: colour)
    pale = Organisation(ink="#9AA5B1", flame="#FFD9C9", wax="#777777", tide="#CCEEEE")
    brand._palettes.cache_clear()
    found = too_faint(pale)
    brand._palettes.cache_clear()
    assert len(found) > 10


def test_a_brand_that_reads_well_is_kept_as_it_is_given() -> None:
    day, _ = brand.palettes(Organisation())
    assert {name: day[name] for name in brand.FIVE} == {
        "ink": "#1F2A37",
        "flame": "#D9480F",
        "wax": "#FFF8EC",
        "tide": "#0B6E6E",
        "dusk": "#4C3575",
    }


def test_by_night_the_page_is_dark_and_its_words_are_light() -> None:
    day, night = brand.palettes(Organisation())
    assert colour.read(night["page"]).lightness < 0.25 < colour.read(night["text"]).lightness
    assert colour.read(day["page"]).lightness > 0.9 > colour.read(day["text"]).lightness


@given(COLOURS)
def test_a_colour_survives_being_read_and_written(six: str) -> None:
    again = colour.read(six).hex
    assert all(abs(int(six[i : i + 2], 16) - int(again[i : i + 2], 16)) <= 1 for i in (1, 3, 5))


def test_contrast_is_measured_as_wcag_does() -> None:
    assert round(colour.contrast("#1F2A37", "#FFF8EC"), 1) == 13.8
    assert round(colour.contrast("#000000", "#FFFFFF"), 1) == 21


@pytest.mark.parametrize("wrong", ["", "red", "#12345", "#1234567", "#12345G"])
def test_what_is_no_colour_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):
        colour.read(wrong)


@pytest.mark.django_db
def test_the_style_sheet_changes_with_the_house_and_may_be_kept_for_ever(client: Client) -> None:
    house = Organisation.objects.create(pk=1, name="A", short_name="A", email="a@example.org")
    first = client.get("/brand.css", {"v": brand.version(house)})
    assert "immutable" in first["Cache-Control"]
    assert "--ink:#1F2A37;" in first.text
    house.ink = "#003300"
    house.save()
    second = client.get("/brand.css", {"v": brand.version(house)})
    assert "--ink:#003300;" in second.text
    assert second["ETag"] != first["ETag"]


@pytest.mark.django_db
def test_an_old_version_is_kept_only_a_while(client: Client) -> None:
    answer = client.get("/brand.css", {"v": "old"})
    assert answer["Cache-Control"] == "public, max-age=300"


@pytest.mark.django_db
def test_a_browser_that_has_it_is_told_so_and_gets_no_cookie(client: Client) -> None:
    first = client.get("/brand.css")
    again = client.get("/brand.css", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert not first.cookies
