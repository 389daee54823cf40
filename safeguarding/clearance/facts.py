"""What the gate is asked about: plain facts, handed in by whoever plans a session."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol


class Duty(StrEnum):
    """Who answers for the people in the room."""

    UNACCOMPANIED_CHILDREN = "unaccompanied_children"
    CHILDREN_WITH_ADULT = "children_with_adult"
    ADULTS_AT_RISK = "adults_at_risk"
    ADULTS = "adults"

    @property
    def is_with_children(self) -> bool:
        return self in {Duty.UNACCOMPANIED_CHILDREN, Duty.CHILDREN_WITH_ADULT}

    @property
    def days_count(self) -> bool:
        """Whether the law's days in thirty are counted: wherever the team works with children. That
        a parent or teacher stays in charge takes nobody's days away (decision 0012)."""
        return self.is_with_children


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the team, once, however many functions they have."""

    person_id: int
    name: str
    is_lead: bool
    birth_date: date | None = None
    is_chaperone: bool = False
    is_chaperone_alone: bool = False  # and does nothing else there


@dataclass(frozen=True, slots=True)
class Allowed:
    """Two people have allowed what `rule` finds (about that person, if anybody), until then."""

    rule: str
    person_id: int | None
    until: datetime


class Way(StrEnum):
    """What lets children perform before an audience."""

    NOT_SETTLED = "not_settled"
    BOPA = "bopa"
    LICENCE = "licence"
    FEW_DAYS = "few_days"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Performer:
    """One place on a performance. `days`: others on which they perform here, in the last months."""

    person_id: int | None = None
    name: str = ""
    birth_date: date | None = None
    days: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Performance:
    """Children perform that day. `activity` is its reference, as a BOPA names it."""

    way: Way
    activity: str
    performers: tuple[Performer, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """One session. `day` is its date in London; `people` are those really booked on it.

    `ratio` is the activity's own; `signed_off` a gentler one that the safeguarding lead accepted.
    `hours` are those of London's clock that it lasts through, for what the law says of nights.
    """

    key: int
    day: date
    duty: Duty
    team: tuple[Member, ...] = ()
    people: int = 0
    youngest: int | None = None
    ratio: int | None = None
    signed_off: int | None = None
    hours: frozenset[int] = frozenset()
    allowed: tuple[Allowed, ...] = ()
    performance: Performance | None = None


class Days(Protocol):
    """On which days people work with children, by person key; asked only where the law counts."""

    def __call__(
        self, people: Collection[int], *, first: date, last: date
    ) -> Mapping[int, Collection[date]]: ...
