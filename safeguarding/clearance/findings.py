"""What the gate answers: sentences with a light."""

from dataclasses import dataclass
from enum import StrEnum


class Light(StrEnum):
    RED = "red"
    AMBER = "amber"


@dataclass(frozen=True, slots=True)
class Finding:
    """`text` and `mend` say no more than yes or no about a person: any of the staff may read them.

    `detail` says what is on the record and is for the safeguarding team alone.
    """

    light: Light
    text: str
    mend: str
    stops_opening: bool = False
    detail: str = ""

    @property
    def is_red(self) -> bool:
        return self.light == Light.RED
