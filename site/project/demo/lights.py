"""The gate's lights as the file says them, beside those that the gate finds.

Redder than said is refused: nobody shall find a shut door that the programme does not explain.
Greener than said may rest on what is not built yet, and is told in words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bookings.catalogue.models import Session
from bookings.planning.models import Finding
from project.demo.occurrences import Occurrence
from project.demo.reader.reading import Entry

ORDER = ("green", "amber", "red")


class RedWithoutSaying(Exception):
    """An activity is redder than the file says; the message names it, and what the gate found."""


@dataclass(frozen=True, slots=True)
class Light:
    """One occurrence: what the file says, what the gate finds and why."""

    number: int
    expected: str
    found: str
    reasons: tuple[str, ...] = ()

    @property
    def is_redder(self) -> bool:
        return ORDER.index(self.found) > ORDER.index(self.expected)


def lights(said: Entry, dated: Iterable[tuple[Occurrence, Session]]) -> Iterator[Light]:
    """From what the gate last wrote down."""
    dated = list(dated)
    findings = Finding.objects.filter(session__in=[session for _, session in dated])
    for one, session in dated:
        own = [finding for finding in findings if finding.session_id == session.pk]
        found = max((str(finding.light) for finding in own), key=ORDER.index, default="green")
        reasons = tuple(finding.text for finding in own)
        yield Light(one.number, expected(said, one), found, reasons)


def expected(said: Entry, one: Occurrence) -> str:
    """A session's own light, else that of its number, else the activity's."""
    if own := one.facts.get("expect_gate"):
        return str(own)
    numbers = said.get("expect_sessions")
    if numbers is None:
        return str(said.get("expect_gate", "green"))
    return next((light for light, those in numbers.items() if one.number in those), "green")


def refuse_redder(said: Entry, dated: Iterable[tuple[Occurrence, Session]]) -> None:
    """Raises RedWithoutSaying."""
    for light in lights(said, dated):
        if light.is_redder:
            raise RedWithoutSaying(
                f"programme.yaml, line {said.line}: “{said['title']}”, occurrence {light.number}, "
                f"is {light.found} and the file says {light.expected}. {' '.join(light.reasons)}"
            )
