"""Quiet pictures: the same for ever, small, harmless, and each form of art its own."""

import hashlib
import os
import re
import subprocess
import sys
from itertools import accumulate
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cms.pictures.quiet.colours import roles
from cms.pictures.quiet.compose import compose, seed_of
from cms.pictures.quiet.families import FAMILIES, SAID, family_of
from cms.pictures.quiet.sheet import HORIZON
from kernel.organisation.models import Organisation

ROOT = Path(__file__).resolve().parents[3]
HOUSE = Organisation(name="The House", short_name="House")
TITLES = [f"Title {number}" for number in range(12)]
MOST = 12_000
# Of every form's picture called “Clay”. It changes when a cut does: raise compose.EDITION with it.
GOLDEN = "6bead5d81f28d90c0589607ead2ee3a59233c977b90f81cb3f3468f0521c7172"
AGAIN = """
import hashlib, sys
from django.conf import settings
settings.configure(
    INSTALLED_APPS=["kernel.organisation"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
import django
django.setup()
from tests.cms.pictures.test_quiet import all_of_clay
print(hashlib.sha256(all_of_clay().encode()).hexdigest())
"""


def _drawn(form: str, title: str, cut: int = 0) -> str:
    return compose(form, seed_of(form, title, cut), roles(HOUSE))


def all_of_clay() -> str:
    return "".join(_drawn(form, "Clay") for form in [*FAMILIES, *SAID])


def _every() -> list[tuple[str, str]]:
    forms = [(form, title) for form in FAMILIES for title in TITLES]
    return [*forms, *((name, name) for name in SAID)]


def test_no_picture_has_changed_since_it_was_first_shown() -> None:
    assert hashlib.sha256(all_of_clay().encode()).hexdigest() == GOLDEN


def test_another_process_cuts_the_same() -> None:
    """With another seed for hashes: nothing may depend on the order of a set."""
    env = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}", "PYTHONHASHSEED": "4711"}
    told = subprocess.run([sys.executable, "-c", AGAIN], env=env, cwd=ROOT,
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert told.stdout.strip() == GOLDEN


@pytest.mark.parametrize(("form", "title"), _every())
def test_a_picture_is_small_well_formed_and_does_nothing(form: str, title: str) -> None:
    drawn = _drawn(form, title)
    assert len(drawn.encode()) <= MOST
    tree = ElementTree.fromstring(drawn)
    kinds = {element.tag.rpartition("}")[2] for element in tree.iter()}
    assert kinds == {"svg", "style", "path"}
    assert not re.search(r"script|href|url\(|opacity|gradient|filter|stroke|@import", drawn)
    for path in tree.iter("{http://www.w3.org/2000/svg}path"):
        assert re.fullmatch(r"[mz0-9 -]+", path.attrib["d"])
        assert re.fullmatch(r"#[0-9A-F]{6}", path.attrib["fill"])


def test_every_form_has_its_own_picture_and_no_two_titles_share_one() -> None:
    drawn = [_drawn(form, title) for form, title in _every()]
    shapes = {re.sub(r"#[0-9A-F]{6}", "", each) for each in drawn}
    assert len(shapes) == len(drawn)


@pytest.mark.parametrize("form", FAMILIES)
def test_a_form_has_several_scenes_and_several_grounds(form: str) -> None:
    family = FAMILIES[form]
    assert len(family.scenes) >= 3
    assert len(family.grounds) >= 3


def test_cut_again_is_another_picture_and_the_first_one_stays() -> None:
    first, second = _drawn("music", "Clay"), _drawn("music", "Clay", cut=1)
    assert first != second
    assert _drawn("music", "Clay") == first


def test_both_lights_are_in_one_picture_and_each_can_be_had_alone() -> None:
    seed, colours = seed_of("dance", "Clay"), roles(HOUSE)
    both = compose("dance", seed, colours)
    day, night = (compose("dance", seed, colours, light=light) for light in ("day", "night"))
    assert "@media(prefers-color-scheme:dark)" in both
    assert "style" not in day + night
    outline = re.compile(r' d="([^"]+)"')
    assert outline.findall(both) == outline.findall(day) == outline.findall(night)
    assert set(re.findall(r'fill="(#\w+)"', day)) != set(re.findall(r'fill="(#\w+)"', night))


def test_another_house_has_its_own_colours_and_the_same_cuts() -> None:
    other = Organisation(name="Other", short_name="Other", flame="#2F6FDE", tide="#3A6B35")
    ours, theirs = (
        compose("words", seed_of("words", "Clay"), roles(h), light="day") for h in (HOUSE, other)
    )
    assert ours != theirs
    assert re.sub(r"#\w{6}", "", ours) == re.sub(r"#\w{6}", "", theirs)


@pytest.mark.parametrize("form", ["words", "shore", "making", "dance"])
def test_pictures_side_by_side_share_one_horizon(form: str) -> None:
    """The lower sheet of each begins at 68 % at both edges, so that they join."""
    drawn = _drawn(form, "Clay")
    found = re.search(r'class="[KTSU]" fill="[^"]+" d="m([^z]+)z', drawn)
    assert found
    steps = [int(step) for step in re.findall(r"-?\d+", found[1])]
    points = list(zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True))
    for edge in (0, 1600):
        assert min(abs(y - HORIZON) for x, y in points if x == edge) <= 3


@pytest.mark.parametrize(
    ("said", "family"),
    [
        (("puppetry", "Puppetry and light"), "light"),
        (("visual", "Art and making"), "making"),
        (("heritage", "Heritage"), "heritage"),
        (("music", "Music and singing"), "music"),
        (("theatre", "Theatre"), "theatre"),
        (("words", "Words and stories"), "words"),
        (("film", "Film and animation"), "film"),
        (("digital", "Digital arts"), "digital"),
        (("dance", "Dance and movement"), "dance"),
        (("textiles", "Textiles"), "textiles"),
        (("a1", "Dawns a symud"), "dance"),
        (("Sewing bee",), "textiles"),
        (("Côr y dref",), "music"),
        (("Practice makes perfect",), "making"),
        (("Something else",), "shore"),
        (("",), "shore"),
        (("🕯\x00\ud800" * 400,), "shore"),
    ],
)
def test_a_form_is_known_by_its_words(said: tuple[str, ...], family: str) -> None:
    assert family_of(*said) == family
    assert seed_of(family, said[0])
