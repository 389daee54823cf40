"""What the vocabulary does not know is refused, and the refusal names the line."""

from textwrap import dedent

import pytest

from project.demo.reader.file import read_text
from project.demo.reader.mistakes import NotAProgramme
from project.demo.reader.reading import Entry
from project.demo.reader.shapes import (
    DAY,
    EVERY,
    FLAG,
    PENCE,
    RATIO,
    START,
    TEXT,
    Key,
    Number,
    OneOf,
    Ref,
    Shape,
)
from project.demo.reader.tables import ByKey, Many, OrNull, Sorts, Table

ROOM = Table({"key": Key("room"), "name": TEXT, "holds?": PENCE})
SHAPE = Table({"rooms": Many(ROOM), "show?": Ref("room")})


def reads(text: str, shape: Table = SHAPE) -> Entry:
    return read_text(dedent(text), shape, name="f.yaml")[0]


def refusal(text: str, shape: Table = SHAPE) -> str:
    with pytest.raises(NotAProgramme) as refused:
        reads(text, shape)
    return str(refused.value)


def value(text: str, shape: Shape) -> str:
    """What is said about one value that does not fit."""
    return refusal(f"value: {text}\n", Table({"value": shape})).partition("value: ")[2]


def test_what_fits_is_read_with_its_lines() -> None:
    read = reads(
        """\
        rooms:
          - {key: wick, name: The Wick Studio, holds: 26}
          - key: mould
            name: The Mould Room
        show: mould
        """
    )
    assert [room["name"] for room in read["rooms"]] == ["The Wick Studio", "The Mould Room"]
    assert [room.line for room in read["rooms"]] == [2, 3]


def test_an_unknown_key() -> None:
    said = refusal("rooms:\n  - key: wick\n    name: Wick\n    colour: red\n")
    assert said == "f.yaml, line 4: rooms › wick › colour: Nobody knows the key “colour” here."


def test_a_missing_key() -> None:
    assert refusal("rooms:\n  - {key: wick}\n") == (
        "f.yaml, line 2: rooms › wick: “name” is missing."
    )


def test_a_reference_to_nothing() -> None:
    assert refusal("rooms: []\nshow: attic\n") == (
        "f.yaml, line 2: show: There is no room “attic”."
    )


def test_a_key_declared_twice() -> None:
    said = refusal("rooms:\n  - {key: a, name: A}\n  - {key: a, name: B}\n")
    assert said == "f.yaml, line 3: rooms › a › key: “a” is a room already, on line 2."


def test_two_on_one_line_are_two() -> None:
    assert "“a” is a room already" in refusal("rooms: [{key: a, name: A}, {key: a, name: B}]\n")


def test_a_key_that_stands_twice_in_one_table() -> None:
    said = refusal("rooms: []\nrooms: []\n")
    assert said == "f.yaml, line 2: rooms: “rooms” stands here twice."


def test_every_mistake_is_named_in_the_order_of_lines() -> None:
    said = refusal("show: attic\nrooms:\n  - {key: a, name: 3}\n  - {key: b}\n")
    assert [line.split(",")[1].split(":")[0] for line in said.splitlines()] == [
        " line 1",
        " line 3",
        " line 4",
    ]


def test_many_mistakes_do_not_fill_the_screen() -> None:
    said = refusal("rooms:\n" + "  - {key: 1}\n" * 30)
    assert len(said.splitlines()) == 21
    assert said.endswith("… and 40 more.")


@pytest.mark.parametrize(
    ("text", "shape", "says"),
    [
        ("3", TEXT, "This must be text."),
        ('""', TEXT, "This must not be empty."),
        ("[a]", TEXT, "This must be text."),
        ('"3"', PENCE, "This must be a whole number."),
        ("2.5", PENCE, "This must be a whole number."),
        ("-1", PENCE, "This must be from 0 to 100000000."),
        ("10:00", PENCE, "Write a whole number in plain figures."),
        ("1.5", Number(), "This must be from 0 to 1."),
        (".nan", Number(), "Write a number in plain figures."),
        ('"yes"', FLAG, "This must be true or false."),
        ("sun", OneOf("moon", "star"), "“sun” is none of: moon, star."),
        ("soon", DAY, "Write a date as +12d, -14m, or +2w sat 10:00."),
        ("+2w sat 10:00", DAY, "A date alone is wanted here, without a time of day."),
        ("+2w sat", START, "A time of day is missing: +2w sat 10:00."),
        ("weekly", EVERY, "Write how often as 1w or 2d."),
        ('"1 to 8"', RATIO, "Write a ratio as 1:8."),
        ("a b", Key("room"), "A key is made of letters, figures and hyphens."),
        ("{a: 1}", Many(TEXT), "This must be a list."),
        ("[]", Many(TEXT, least=1), "At least 1 must stand here."),
        ("[a]", ByKey(TEXT, TEXT), "This must be a table."),
        ("x", Table({"a": TEXT}), "This must be a table with a."),
        ("null", TEXT, "This must be text."),
    ],
)
def test_a_value_of_the_wrong_type(text: str, shape: Shape, says: str) -> None:
    assert value(text, shape) == says


def test_null_is_only_where_it_may_be() -> None:
    assert reads("value: null\n", Table({"value": OrNull(TEXT)})) == {"value": None}


def test_a_table_of_several_sorts_has_the_keys_of_its_sort() -> None:
    ticket = Sorts(
        "kind", {"free": Table({"kind": TEXT}), "fixed": Table({"kind": TEXT, "p": PENCE})}
    )
    shape = Table({"ticket": ticket})
    assert reads("ticket: {kind: fixed, p: 3}\n", shape)["ticket"]["p"] == 3
    assert "Nobody knows the key “p”" in refusal("ticket: {kind: free, p: 3}\n", shape)
    assert "must be one of: free, fixed" in refusal("ticket: {kind: dear}\n", shape)


@pytest.mark.parametrize("text", ["a: [1\n", "a: b: c\n", "\tx: 1\n", "rooms: *none\n"])
def test_what_is_no_yaml_is_refused_with_its_line(text: str) -> None:
    assert refusal(text).startswith("f.yaml, line ")


@pytest.mark.parametrize("text", ["", "just words\n", "- a\n", "null\n"])
def test_what_is_no_table_is_refused(text: str) -> None:
    assert refusal(text).startswith("f.yaml, line 1: ")
