"""One thing that is always true, by its number, and a function that finds where it is not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

# Yields a sentence for each breach: which row, what it says, what it should say. Never a name.
Check = Callable[[], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Invariant:
    name: str
    promise: str
    check: Check


@dataclass(frozen=True, slots=True)
class Breach:
    invariant: Invariant
    says: str

    def __str__(self) -> str:
        return f"{self.invariant.name} ({self.invariant.promise}): {self.says}"
