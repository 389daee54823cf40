"""The demo's own file, and what its rules refuse in it."""

import pytest

from project.demo.programme import DATA, file_of, pictures, programme
from project.demo.reader.file import read_text, refuse
from project.demo.reader.mistakes import NotAProgramme
from project.demo.rules import judge
from project.demo.vocabulary.programme import PROGRAMME

FILE = DATA / "programme.yaml"


def refusal(was: str, becomes: str) -> str:
    """What is said about the file when something in it is otherwise, the first time it stands."""
    text = FILE.read_text(encoding="utf8")
    assert was in text
    with pytest.raises(NotAProgramme) as refused:
        entry, reading = read_text(text.replace(was, becomes, 1), PROGRAMME, name=FILE.name)
        judge(entry, reading)
        refuse(reading, FILE.name)
    return str(refused.value)


def line_of(words: str) -> int:
    text = FILE.read_text(encoding="utf8")
    return text[: text.index(words)].count("\n") + 1


def test_the_file_is_read_whole() -> None:
    said = programme()
    assert len(said["activities"]) == 31
    assert len(said["practitioners"]) == 20


def test_every_picture_has_its_file_and_its_words() -> None:
    for picture in pictures().values():
        assert file_of(picture).exists()
        assert picture["alt"]
    drawn = {file_of(picture) for picture in pictures().values()}
    assert set((DATA / "pictures").glob("*.svg")) == drawn


def test_every_activity_that_is_shown_has_a_picture() -> None:
    shown = {a["key"] for a in programme()["activities"] if a["audience"] != "closed"}
    assert shown <= set(pictures())


def test_the_licence_comes_with_the_data() -> None:
    assert "CC0 1.0" in (DATA / "LICENCE.md").read_text(encoding="utf8")
    assert "SPDX-License-Identifier: CC0-1.0" in (DATA / "pictures" / "index.yaml").read_text(
        encoding="utf8"
    )
    assert programme()["meta"]["licence"] == "CC0-1.0"


def test_no_picture_brings_a_script_or_leads_outside() -> None:
    for path in (DATA / "pictures").glob("*.svg"):
        text = path.read_text(encoding="utf8").lower()
        for forbidden in (
            "<script",
            "<foreignobject",
            "javascript:",
            " onload",
            "<image",
            "@import",
        ):
            assert forbidden not in text, f"{path.name}: {forbidden}"
        assert _leads_outside(text) == [], path.name


def _leads_outside(text: str) -> list[str]:
    addresses = [part.partition('"')[0] for part in text.split('href="')[1:]]
    return [address for address in addresses if not address.startswith("#")]


@pytest.mark.parametrize(
    ("was", "becomes", "has_line", "says"),
    [
        (
            "place: house\n    room: mould",
            "place: attic\n    room: mould",
            True,
            "There is no place",
        ),
        ("who: marek, role: lead", "who: mark, role: lead", True, "There is no person “mark”."),
        (
            "kind: fixed, pence: 600",
            "kind: fixed, price: 600",
            True,
            "Nobody knows the key “price”",
        ),
        (
            "certificate: first-light",
            "certificate: gold-star",
            True,
            "There is no certificate kind",
        ),
        ("status: published", "status: live", True, "“live” is none of: published"),
        ("fill: 0.7", "fill: 7", True, "This must be from"),
        ("skip: [5]", "skip: [9]", False, "“skip” names an occurrence that there is not."),
        ("red: [4, 6, 7, 8]", "red: [4, 9]", False, "“expect_sessions” names an occurrence"),
        ("room: mould", "room: slipway", False, "“house” has no room “slipway”."),
        ("role: lead}, {who: kit", "role: host}, {who: kit", False, "Each team needs a lead."),
        ("age: {min: 5, max: 7", "age: {min: 8, max: 7", False, "The oldest is younger"),
        ("ticket: Free place,", "ticket: Golden place,", False, "has no ticket “Golden place”"),
    ],
)
def test_what_is_wrong_in_it_is_named(was: str, becomes: str, has_line: bool, says: str) -> None:
    said = refusal(was, becomes)
    assert says in said
    if has_line:  # rules about a whole activity name the line on which it begins
        assert f"line {line_of(was)}:" in said


def test_no_second_name_for_a_room() -> None:
    assert "is a room already" in refusal("{key: wick,", "{key: dipping,")
