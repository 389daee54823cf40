"""What holds other values: tables with known keys, tables of several sorts, lists."""

from collections.abc import Iterator, Mapping
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from project.demo.reader.reading import Entry, Place, Reading
from project.demo.reader.shapes import Shape

Fields = dict[str, Shape]


class Table:
    """Known keys and their shapes; a `?` after a key says that it may be missing."""

    def __init__(self, fields: Mapping[str, Shape]) -> None:
        self.fields = {name.removesuffix("?"): shape for name, shape in fields.items()}
        self.needed = [name for name in fields if not name.endswith("?")]

    def read(self, node: Node, reading: Reading, place: Place) -> Entry | None:
        if not isinstance(node, MappingNode):
            reading.wrong(place, f"This must be a table with {', '.join(self.needed)}.")
            return None
        entry = Entry()
        entry.line = place.line
        for name, own, value in pairs(node, reading, named(node, place)):
            if name not in self.fields:
                reading.wrong(own, f"Nobody knows the key “{name}” here.")
                continue
            entry[name] = self.fields[name].read(value, reading, own)
        for name in self.needed:
            if name not in entry:
                reading.wrong(named(node, place), f"“{name}” is missing.")
        return entry


class Sorts:
    """A table whose key `by` says which of several shapes it has."""

    def __init__(self, by: str, sorts: Mapping[str, Table]) -> None:
        self.by, self.sorts = by, sorts

    def read(self, node: Node, reading: Reading, place: Place) -> Entry | None:
        sort = scalar_at(node, self.by)
        if sort not in self.sorts:
            known = ", ".join(self.sorts)
            reading.wrong(named(node, place), f"“{self.by}” must be one of: {known}.")
            return None
        return self.sorts[sort].read(node, reading, place)


class Many:
    """A list of one shape; with `least`, so many at least."""

    def __init__(self, shape: Shape, *, least: int = 0) -> None:
        self.shape, self.least = shape, least

    def read(self, node: Node, reading: Reading, place: Place) -> list[Any]:
        if not isinstance(node, SequenceNode):
            reading.wrong(place, "This must be a list.")
            return []
        if len(node.value) < self.least:
            reading.wrong(place, f"At least {self.least} must stand here.")
        return [
            self.shape.read(item, reading, place.inside(item, "" if name_of(item) else f"{number}"))
            for number, item in enumerate(node.value, start=1)
        ]


class ByKey:
    """A table whose keys are values themselves: `{photo-public: "yes"}`."""

    def __init__(self, key: Shape, shape: Shape) -> None:
        self.key, self.shape = key, shape

    def read(self, node: Node, reading: Reading, place: Place) -> Entry:
        entry = Entry()
        entry.line = place.line
        if not isinstance(node, MappingNode):
            reading.wrong(place, "This must be a table.")
            return entry
        for key_node, (name, own, value) in zip(
            (key for key, _ in node.value), pairs(node, reading, place), strict=True
        ):
            self.key.read(key_node, reading, own)
            entry[name] = self.shape.read(value, reading, own)
        return entry


class OrNull:
    """The shape, or null where the file says that there is none."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape

    def read(self, node: Node, reading: Reading, place: Place) -> Any:
        if node.tag.endswith(":null"):
            return None
        return self.shape.read(node, reading, place)


def pairs(node: MappingNode, reading: Reading, place: Place) -> Iterator[tuple[str, Place, Node]]:
    """Each key with its place and value; a key that stands twice is wrong."""
    seen: set[str] = set()
    for key, value in node.value:
        name = str(key.value)
        own = place.inside(key, name)
        if name in seen:
            reading.wrong(own, f"“{name}” stands here twice.")
        seen.add(name)
        yield name, own, value


def named(node: Node, place: Place) -> Place:
    """The place of a table, with the table's own name in the path where it has one."""
    name = name_of(node)
    return place.inside(node, name) if name else place


def name_of(node: Node) -> str:
    return scalar_at(node, "key") or scalar_at(node, "slug") or scalar_at(node, "name")


def scalar_at(node: Node, name: str) -> str:
    if not isinstance(node, MappingNode):
        return ""
    values = [value for key, value in node.value if key.value == name]
    return str(values[0].value) if values and isinstance(values[0], ScalarNode) else ""
