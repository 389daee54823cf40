"""One row of the sheet as facts about one person, each with the records action that writes it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kernel.people.models import Person
from safeguarding.vetting.models import WorkRole


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot come in. `text` is what it says, shortened; a number never whole."""

    line: int
    column: str
    text: str
    sentence: str


@dataclass(slots=True)
class Fact:
    """`act` is one of `records`; it takes `facts`, the person, by and at."""

    what: str
    act: Callable[..., object]
    facts: dict[str, Any]


@dataclass(slots=True)
class Entry:
    """Who the row is about (`person` where they are on record), and what is new about them."""

    line: int
    name: str
    email: str = ""
    phone: str = ""
    person: Person | None = None
    role: WorkRole | None = None
    from_date: date | None = None
    facts: list[Fact] = field(default_factory=list)
    known: int = 0  # facts that are on file already


@dataclass(slots=True)
class Plan:
    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def new_people(self) -> int:
        return sum(entry.person is None for entry in self.entries)

    @property
    def new_facts(self) -> int:
        return sum(len(entry.facts) for entry in self.entries)

    @property
    def known_facts(self) -> int:
        return sum(entry.known for entry in self.entries)

    @property
    def is_sound(self) -> bool:
        return not self.faults and bool(self.entries)
