"""The rows behind the statuses: who saw what when. Three questions for any two thousand people."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from safeguarding.clearance.dossier import AT_ONCE
from safeguarding.vetting.models import Check, Insurance, Licence


@dataclass(slots=True)
class Behind:
    """What stands on file, oldest first. Numbers stay sealed and are not even fetched."""

    checks: list[Check] = field(default_factory=list)
    insurances: list[Insurance] = field(default_factory=list)
    licences: list[Licence] = field(default_factory=list)

    @property
    def all(self) -> list[Check | Insurance | Licence]:
        return [*self.checks, *self.insurances, *self.licences]


def load(people: Sequence[int]) -> dict[int, Behind]:
    """By person key; an empty one for whoever has nothing."""
    found: dict[int, Behind] = defaultdict(Behind)
    for start in range(0, len(people), AT_ONCE):
        some = people[start : start + AT_ONCE]
        for check in _standing(Check, some).defer("number_sealed", "number_index"):
            found[check.person_id].checks.append(check)
        for insurance in _standing(Insurance, some):
            found[insurance.person_id].insurances.append(insurance)
        licences = _standing(Licence, some).filter(kind=Licence.Kind.CHAPERONE)
        for licence in licences:
            found[licence.person_id].licences.append(licence)
    return found


def _standing(model: Any, people: Sequence[int]) -> Any:
    return model.objects.that_stand().filter(person__in=people).order_by("recorded_at")
