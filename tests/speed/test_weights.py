"""What every visitor carries: style sheet and scripts within their budgets, words before fonts."""

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders

from kernel.organisation import brand
from kernel.organisation.models import Organisation
from project.one_sheet import NAME, SOURCES, OneSheet, together
from tests.architecture.sources import ROOT

MOST = 20 * 1024
# Wagtail's frame has its own; these are the public's, the team's and the account's.
STAFF_ONLY = re.compile(r"templates/(kernel/desk|wagtailadmin|style_guide|.*/staff)/")
LINKED = re.compile(r"""\{% static ['"]([^'"]+\.(?:css|js))['"] %\}""")


def _linked(ending: str) -> dict[str, bytes]:
    """Every file of this kind that a template of ours links, by its name."""
    names = {
        name
        for path in sorted((ROOT / "templates").rglob("*.html"))
        if not STAFF_ONLY.search(str(path.relative_to(ROOT)))
        for name in LINKED.findall(path.read_text(encoding="utf8"))
        if name.endswith(ending) and not name.startswith("admin/")
    }
    return {name: Path(str(finders.find(name))).read_bytes() for name in names}


def _packed(files: dict[str, bytes]) -> int:
    return sum(len(gzip.compress(content, 9)) for content in files.values())


def test_all_style_sheets_together_are_within_twenty_kilobytes() -> None:
    files = _linked(".css")
    files["brand.css"] = brand.style_sheet(Organisation(name="House")).encode()
    assert _packed(files) <= MOST


def test_all_scripts_together_are_within_twenty_kilobytes() -> None:
    assert _packed(_linked(".js")) <= MOST


def test_every_style_sheet_that_lies_there_is_in_the_one_and_no_other() -> None:
    assert {path.stem for path in (ROOT / "site/static/css").glob("*.css")} == set(SOURCES)
    assert len(SOURCES) == len(set(SOURCES))


def test_the_one_style_sheet_follows_its_sources() -> None:
    finder = OneSheet()
    Path(finder.find(NAME)).write_text("old", encoding="utf8")
    assert Path(finder.find(NAME)).read_text(encoding="utf8") == together()
    assert [name for name, _storage in finder.list([])] == [NAME]
    assert finder.find("css/other.css") == ""


def test_a_second_style_sheet_would_be_a_second_request() -> None:
    assert set(_linked(".css")) == {NAME}


def test_no_font_makes_words_wait() -> None:
    sheet = (ROOT / "site/static/css/tokens.css").read_text(encoding="utf8")
    faces = re.findall(r"@font-face\{[^}]*\}", sheet)
    fetched = [face for face in faces if "url(" in face]
    assert fetched
    assert [face for face in fetched if "font-display:swap" not in face] == []
    assert [face for face in faces if "local(" in face and "size-adjust" not in face] == []


def test_the_fonts_of_the_first_words_are_asked_for_at_once() -> None:
    head = (ROOT / "templates/components/styles.html").read_text(encoding="utf8")
    asked = re.findall(r'rel="preload" href="\{% static .([^\']+). %\}" as="font"', head)
    assert asked == ["fonts/piazzolla-latin.woff2", "fonts/atkinson-latin.woff2"]
    assert all(finders.find(name) for name in asked)
