"""All entries beside what each of them misses of the question.

Made once for a page: the answer, the figure on every chip and what to do when nothing fits are
all counted from it, in memory, without a further query.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cms.pages.listing.entries import Entry
from cms.pages.listing.fitting import Asked, tests
from cms.pages.listing.question import Question


@dataclass(frozen=True, slots=True)
class Sieve:
    asked: tuple[Asked, ...]
    missed: list[tuple[Entry, frozenset[Asked]]]

    @property
    def found(self) -> list[Entry]:
        return [entry for entry, missed in self.missed if not missed]

    def but_for(self, name: str) -> list[Entry]:
        """What would fit if nothing were asked by this name."""
        return [entry for entry, missed in self.missed if all(own == name for own, _ in missed)]

    def without(self, asked: Asked) -> list[Entry]:
        """What would fit without this one thing."""
        return [entry for entry, missed in self.missed if missed <= {asked}]

    def nearest(self, most: int) -> list[Entry]:
        """What misses least, the soonest first; nothing where nothing of the question fits."""
        going = [(len(missed), entry) for entry, missed in self.missed if not entry.is_off]
        least = min((number for number, _entry in going), default=0)
        if least == len(self.asked):
            return []
        return [entry for number, entry in going if number == least][:most]


def sieve(entries: Iterable[Entry], asked: Question, *, today: date) -> Sieve:
    ours = tests(asked, today=today)
    missed = [
        (entry, frozenset(key for key, test in ours.items() if not test(entry)))
        for entry in entries
    ]
    return Sieve(asked=tuple(ours), missed=missed)


def going(entries: Iterable[Entry]) -> int:
    """How many of them go ahead: what was called off is shown and not counted."""
    return sum(not entry.is_off for entry in entries)
