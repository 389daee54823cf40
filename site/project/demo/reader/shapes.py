"""What a single value may be. A shape reads a node, or notes what is wrong and returns None."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Protocol

from yaml import Node, ScalarNode

from project.demo import dates
from project.demo.reader.reading import Place, Reading, Reference

TYPES = {"str": "text", "int": "a whole number", "float": "a number", "bool": "true or false"}


class Shape(Protocol):
    def read(self, node: Node, reading: Reading, place: Place) -> Any: ...


class Scalar:
    """A value of one of YAML's own types, then a test of ours."""

    types: tuple[str, ...] = ("str",)

    def read(self, node: Node, reading: Reading, place: Place) -> Any:
        kind = node.tag.rpartition(":")[2]
        if not isinstance(node, ScalarNode) or kind not in self.types:
            reading.wrong(place, f"This must be {TYPES[self.types[0]]}.")
            return None
        try:
            return self.value(node.value, reading, place)
        except ValueError as mistake:
            reading.wrong(place, str(mistake))
            return None

    def value(self, typed: str, reading: Reading, place: Place) -> Any:
        """Raises ValueError with a sentence."""
        if not typed.strip():
            raise ValueError("This must not be empty.")
        return typed.strip()


class Text(Scalar):
    """Words."""


class Pattern(Scalar):
    """Words of a form: `Pattern(r"#[0-9A-F]{6}", "a colour as #1F2A37")`."""

    def __init__(self, form: str, like: str) -> None:
        self.form, self.like = re.compile(form), like

    def value(self, typed: str, reading: Reading, place: Place) -> str:
        if not self.form.fullmatch(typed):
            raise ValueError(f"This must be {self.like}.")
        return typed


class OneOf(Scalar):
    """One of a fixed list of words."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def value(self, typed: str, reading: Reading, place: Place) -> str:
        if typed not in self.words:
            raise ValueError(f"“{typed}” is none of: {', '.join(self.words)}.")
        return typed


class Key(Scalar):
    """The name of this thing, declared as each of `kinds`."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds

    def value(self, typed: str, reading: Reading, place: Place) -> str:
        if not re.fullmatch(r"[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*", typed):
            raise ValueError("A key is made of letters, figures and hyphens.")
        reading.declare(self.kinds, typed, place)
        return typed


class Ref(Scalar):
    """The key of something declared elsewhere in the file, as any of `kinds`."""

    def __init__(self, *kinds: str, besides: tuple[str, ...] = ()) -> None:
        self.kinds, self.besides = kinds, besides

    def value(self, typed: str, reading: Reading, place: Place) -> str:
        if typed not in self.besides:
            reading.references.append(Reference(self.kinds, typed, place))
        return typed


class Whole(Scalar):
    """A whole number from `least` to `most`; money is whole pence."""

    types = ("int",)

    def __init__(self, least: int = 0, most: int = 100_000_000) -> None:
        self.least, self.most = least, most

    def value(self, typed: str, reading: Reading, place: Place) -> int:
        if not re.fullmatch(r"[+-]?\d{1,12}", typed):
            raise ValueError("Write a whole number in plain figures.")
        number = int(typed)
        if not self.least <= number <= self.most:
            raise ValueError(f"This must be from {self.least} to {self.most}.")
        return number


class Number(Scalar):
    """A number from `least` to `most`, whole or not."""

    types = ("float", "int")

    def __init__(self, least: float = 0, most: float = 1) -> None:
        self.least, self.most = least, most

    def value(self, typed: str, reading: Reading, place: Place) -> float:
        if not re.fullmatch(r"[+-]?\d{1,9}(\.\d{1,9})?", typed):
            raise ValueError("Write a number in plain figures.")
        number = float(typed)
        if not self.least <= number <= self.most:
            raise ValueError(f"This must be from {self.least} to {self.most}.")
        return number


class Flag(Scalar):
    """true or false."""

    types = ("bool",)

    def value(self, typed: str, reading: Reading, place: Place) -> bool:
        return typed.lower() in {"true", "yes", "on"}


class Parsed(Scalar):
    """Words that a function turns into a value, raising ValueError with a sentence."""

    def __init__(self, parse: Callable[[str], Any]) -> None:
        self.parse = parse

    def value(self, typed: str, reading: Reading, place: Place) -> Any:
        return self.parse(typed)


def _day(words: str) -> dates.Moment:
    moment = dates.parse(words)
    if moment.wall is not None:
        raise ValueError("A date alone is wanted here, without a time of day.")
    return moment


def _start(words: str) -> dates.Moment:
    moment = dates.parse(words)
    if moment.wall is None:
        raise ValueError("A time of day is missing: +2w sat 10:00.")
    return moment


def _every(words: str) -> timedelta:
    found = re.fullmatch(r"([1-9]\d?)([dw])", words)
    if found is None:
        raise ValueError("Write how often as 1w or 2d.")
    return timedelta(days=int(found[1]) * (7 if found[2] == "w" else 1))


def _ratio(words: str) -> int:
    found = re.fullmatch(r"1:([1-9]\d?)", words)
    if found is None:
        raise ValueError("Write a ratio as 1:8.")
    return int(found[1])


TEXT, FLAG = Text(), Flag()
DAY, START, CLOCK_TIME = Parsed(_day), Parsed(_start), Parsed(dates.parse_time)
EVERY, RATIO = Parsed(_every), Parsed(_ratio)
PENCE, COUNT = Whole(), Whole(1)
EMAIL = Pattern(r"[^@\s]+@[^@\s]+\.example", "an e-mail address that ends in .example")
SLUG = Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*", "a word for an address, as eel-story")
