"""What the gate is asked about: plain facts, handed in by whoever plans a session."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Duty(StrEnum):
    """Who answers for the people in the room."""

    UNACCOMPANIED_CHILDREN = "unaccompanied_children"
    CHILDREN_WITH_ADULT = "children_with_adult"
    ADULTS_AT_RISK = "adults_at_risk"
    ADULTS = "adults"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the team, once, however many functions they have."""

    person_id: int
    name: str
    is_lead: bool
    birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """One session. `day` is its date in London; `people` are those really booked on it.

    `ratio` is the activity's own; `signed_off` a gentler one that the safeguarding lead accepted.
    """

    key: int
    day: date
    duty: Duty
    team: tuple[Member, ...] = ()
    people: int = 0
    youngest: int | None = None
    ratio: int | None = None
    signed_off: int | None = None
