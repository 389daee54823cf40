"""What templates, style sheets and icons owe to each other."""

import gzip
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kernel.organisation import brand
from kernel.organisation.models import Organisation
from project import one_sheet
from tests.architecture.sources import ROOT, text, tracked

TEMPLATES = [name for name in tracked(".html") if name.startswith("templates/")]
# Paper and mail carry their own styles; neither meets the browser's policy.
PAGES = [
    name
    for name in TEMPLATES
    if not any(part in name for part in ("/documents/", "/emails/", "kernel/mail/"))
]
STYLES = sorted((ROOT / "site/static/css").glob("*.css"))
PICTURES = sorted((ROOT / "site/static/pictures").glob("*.svg"))
WITH_ICON = ("button", "link_button", "chip", "tag", "access_label")
ASKED = re.compile(r'components/icon\.html" with name="([a-z-]+)"')
ASKED_OF_A_PART = re.compile(rf'components/(?:{"|".join(WITH_ICON)})\.html"[^%]* icon="([a-z-]+)"')
GIVEN = re.compile(r'"icon": "([a-z-]+)"')


def sprite() -> set[str]:
    tree = ElementTree.fromstring(text("site/static/icons/sprite.svg"))
    return {symbol.get("id", "") for symbol in tree}


def test_every_icon_that_a_template_or_a_view_names_is_cut() -> None:
    named = {
        icon
        for name in TEMPLATES
        for pattern in (ASKED, ASKED_OF_A_PART)
        for icon in pattern.findall(text(name))
    }
    given = {icon for name in tracked(".py") for icon in GIVEN.findall(text(name))}
    assert (named | given) - sprite() == set()


def test_every_icon_of_the_demo_programme_is_cut() -> None:
    programmes = list((ROOT / "site/project/demo").rglob("programme.yaml"))
    icons = set(re.findall(r"icon: ([a-z-]+)", "".join(file.read_text() for file in programmes)))
    assert icons - sprite() == set()


def test_icons_are_straight_cuts_without_strokes() -> None:
    paths = re.findall(r' d="([^"]+)"', text("site/static/icons/sprite.svg"))
    assert len(paths) >= 35
    assert [path for path in paths if re.search(r"[^MLHVZmlhvz0-9. -]", path)] == []


def test_the_whole_style_sheet_stays_small() -> None:
    assert len(gzip.compress(b"".join(file.read_bytes() for file in STYLES), 9)) <= 20_000


def test_style_sheets_fetch_nothing_from_elsewhere() -> None:
    found = [url for file in STYLES for url in re.findall(r"url\(\"?([^)\"]+)", file.read_text())]
    assert [url for url in found if not url.startswith(("../fonts/", "data:image/svg+xml,"))] == []


def test_the_one_sheet_is_linked_and_every_style_sheet_is_in_it() -> None:
    linked = set(re.findall(r"'(css/[a-z-]+\.css)'", text("templates/components/styles.html")))
    assert linked == {one_sheet.NAME}
    assert set(one_sheet.SOURCES) == {file.stem for file in STYLES}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_inline_style_script_or_handler(name: str) -> None:
    source = re.sub(r"(?s)\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", text(name))
    assert re.findall(r"<[^>]*\sstyle\s*=|<style|<script(?![^>]*\ssrc=)|<[^>]*\son[a-z]+\s*=",
                      source) == []  # fmt: skip


def test_templates_and_style_sheets_name_no_house() -> None:
    sources = {name: text(name) for name in TEMPLATES}
    sources |= {file.name: file.read_text() for file in [*STYLES, *PICTURES]}
    sources["document.css"] = text("site/static/documents/document.css")
    words = re.compile(r"candle|tallow|saltmere", re.IGNORECASE)
    assert {name: words.findall(source) for name, source in sources.items()
            if words.search(source)} == {}  # fmt: skip


def test_colours_before_the_house_answers_are_those_of_a_house_without_a_brand() -> None:
    day, _, night = text("site/static/css/tokens.css").partition("@media (prefers-color-scheme")
    by_day, by_night = brand.palettes(Organisation())
    assert _wrong(_colours(day), by_day) == {}
    assert _wrong(_colours(day) | _colours(night), by_night) == {}


def _colours(source: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):(#[0-9A-Fa-f]{3,6});", source))


def _wrong(written: dict[str, str], derived: brand.Palette) -> dict[str, tuple[str, str]]:
    whole = {name: value if len(value) == 7 else f"#{value[1] * 2}{value[2] * 2}{value[3] * 2}"
             for name, value in written.items()}  # fmt: skip
    return {
        name: (whole.get(name, ""), value)
        for name, value in derived.items()
        if name not in {"error-box", "alarm", "on-button"} and whole.get(name, "").upper() != value
    }


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: Path(path).stem)
def test_a_picture_is_small_says_its_licence_and_knows_the_night(picture: Path) -> None:
    drawn = picture.read_text()
    assert len(drawn) < 40_000
    assert "SPDX-License-Identifier: CC0-1.0" in drawn
    assert "prefers-color-scheme:dark" in drawn
