"""The demo's two files, read and judged."""

from functools import cache
from pathlib import Path

from project.demo.reader.file import read, refuse
from project.demo.reader.reading import Entry
from project.demo.rules import judge
from project.demo.vocabulary.pictures import PICTURES
from project.demo.vocabulary.programme import PROGRAMME

DATA = Path(__file__).parent / "data"


@cache
def programme() -> Entry:
    """Everything `programme.yaml` says. Raises NotAProgramme."""
    entry, reading = read(DATA / "programme.yaml", PROGRAMME)
    judge(entry, reading)
    refuse(reading, "programme.yaml")
    return entry


@cache
def pictures() -> dict[str, Entry]:
    """The drawn pictures by key. Raises NotAProgramme."""
    entry, _ = read(DATA / "pictures" / "index.yaml", PICTURES)
    return {picture["key"]: picture for picture in entry["pictures"]}


def file_of(picture: Entry) -> Path:
    return DATA / "pictures" / str(picture["file"])
