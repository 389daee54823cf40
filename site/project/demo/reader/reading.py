"""One reading of one file: mistakes so far, keys declared, keys that others name."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from yaml import Node

from project.demo.reader.mistakes import Mistake


class Entry(dict[str, Any]):
    """A table of the file, as a dictionary that knows its line."""

    line: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file we are: a line, the sign it starts at, and the way there in words."""

    line: int = 1
    sign: int = 0
    path: str = ""

    def inside(self, node: Node, step: str = "") -> "Place":
        path = " › ".join(filter(None, [self.path, step]))
        return Place(int(node.start_mark.line) + 1, int(node.start_mark.index), path)


@dataclass(frozen=True, slots=True)
class Reference:
    kinds: tuple[str, ...]
    key: str
    place: Place


@dataclass
class Reading:
    mistakes: list[Mistake] = field(default_factory=list)
    keys: dict[str, dict[str, Place]] = field(default_factory=lambda: defaultdict(dict))
    references: list[Reference] = field(default_factory=list)

    def wrong(self, place: Place, says: str) -> None:
        self.mistakes.append(Mistake(place.line, place.path, says))

    def declare(self, kinds: tuple[str, ...], key: str, place: Place) -> None:
        """A key names one thing of each of its kinds."""
        for kind in kinds:
            first = self.keys[kind].setdefault(key, place)
            if first.sign != place.sign:
                self.wrong(place, f"“{key}” is a {_said(kind)} already, on line {first.line}.")

    def resolve(self) -> None:
        """Once all is read: every key that was named must have been declared."""
        for reference in self.references:
            if not any(reference.key in self.keys[kind] for kind in reference.kinds):
                said = " or ".join(_said(kind) for kind in reference.kinds)
                self.wrong(reference.place, f"There is no {said} “{reference.key}”.")


def _said(kind: str) -> str:
    return kind.replace("_", " ")
