"""Who is planned on what. Safeguarding knows no session: whoever plans registers and answers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class PlannedDate:
    """One date to come, in words, with the keys of who is there and of whom of them is cleared."""

    day: date
    when: str
    where: str
    team: frozenset[int]
    cleared: frozenset[int]


@dataclass(frozen=True, slots=True)
class Planned:
    """An activity with its dates to come, soonest first."""

    ref: str
    title: str
    dates: list[PlannedDate]


@dataclass(frozen=True, slots=True)
class PlannedPerformance:
    """A date to come on which children perform; `found`: what the gate finds against it."""

    title: str
    when: str
    way: Any  # in words
    booked: int
    found: list[str]


class Plan(Protocol):
    """What those who plan can say about an activity, by its reference."""

    def activities(self, *, at: datetime) -> list[tuple[str, str]]:
        """Reference and title of everything with a date to come, by title."""
        ...

    def people_on(self, ref: str, *, at: datetime) -> set[int]:
        """Keys of those who are on any of its dates to come."""
        ...

    def planned(self, ref: str, *, at: datetime) -> Planned | None:
        """The activity with its dates to come, each judged on its own day."""
        ...

    def days(
        self, people: Collection[int], *, first: date, last: date
    ) -> Mapping[int, Collection[date]]:
        """On which days they work with children."""
        ...

    def performances(self, *, at: datetime) -> list[PlannedPerformance]:
        """Dates to come on which children perform, soonest first."""
        ...

    def performers(self, *, at: datetime) -> set[int]:
        """Keys of those booked on one, to come or of the last months."""
        ...


_plans: list[Plan] = []


def register(plan: Plan) -> None:
    """Called once, by the ready() of the app that plans."""
    _plans[:] = [plan]


def plan() -> Plan | None:
    return _plans[0] if _plans else None
