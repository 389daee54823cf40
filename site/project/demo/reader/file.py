"""The whole file, read strictly: what the vocabulary does not know is refused with its line."""

from pathlib import Path

import yaml

from project.demo.reader.mistakes import Mistake, NotAProgramme
from project.demo.reader.reading import Entry, Place, Reading
from project.demo.reader.tables import Table


def read(path: Path, shape: Table) -> tuple[Entry, Reading]:
    """The file's entries, and the reading for further rules. Raises NotAProgramme."""
    return read_text(path.read_text(encoding="utf8"), shape, name=path.name)


def read_text(text: str, shape: Table, *, name: str) -> tuple[Entry, Reading]:
    """The same from a text. Raises NotAProgramme."""
    node = _composed(text, name)
    reading = Reading()
    entry = shape.read(node, reading, Place())
    reading.resolve()
    refuse(reading, name)
    if entry is None:
        raise NotAProgramme(name, [Mistake(1, "", "This is no table.")])
    return entry, reading


def refuse(reading: Reading, name: str) -> None:
    """Raises NotAProgramme when anything was wrong so far."""
    if reading.mistakes:
        raise NotAProgramme(name, reading.mistakes)


def _composed(text: str, name: str) -> yaml.Node:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = int(mark.line) + 1 if mark else 1
        says = getattr(fault, "problem", None) or "This is no YAML."
        raise NotAProgramme(name, [Mistake(line, "", f"{says}")]) from None
    if node is None:
        raise NotAProgramme(name, [Mistake(1, "", "The file is empty.")])
    return node
