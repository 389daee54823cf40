"""What the gate answers: sentences with a light."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Light(StrEnum):
    RED = "red"
    AMBER = "amber"


class On(StrEnum):
    """What a finding is about: the word by which an exception names it."""

    LEAD = "lead"  # nobody is named
    PERSON = "person"  # somebody is not cleared
    SECOND = "second_adult"
    ADULTS = "two_adults"
    RATIO = "ratio"
    CHAPERONES = "chaperones"
    PERFORMANCE = "performance"  # nothing on record lets the children perform


@dataclass(frozen=True, slots=True)
class Finding:
    """`text` and `mend` say no more than yes or no about a person: any of the staff may read them.

    `detail` says what is on the record and is for the safeguarding team alone. `may_be_allowed`:
    two people may make an exception; `allowed_until`: they have.
    """

    light: Light
    text: str
    mend: str
    stops_opening: bool = False
    detail: str = ""
    rule: On = On.LEAD
    person_id: int | None = None
    may_be_allowed: bool = False
    allowed_until: datetime | None = None

    @property
    def is_red(self) -> bool:
        return self.light == Light.RED


@dataclass(frozen=True, slots=True)
class Assessment:
    """All about one occasion. `most`: people that its team can look after; None: no ratio asks."""

    findings: list[Finding] = field(default_factory=list)
    most: int | None = None

    @classmethod
    def of(cls, findings: Iterable[Finding], most: int | None) -> "Assessment":
        """Worst first."""
        ordered = sorted(findings, key=lambda f: (not f.is_red, not f.stops_opening))
        return cls(ordered, most)
