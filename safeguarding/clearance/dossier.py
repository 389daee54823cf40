"""What is on record about people, loaded at once: three queries for any number of them at most."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from safeguarding.vetting.models import Check, Engagement, Training


@dataclass(slots=True)
class Dossier:
    """One person's record, without what was recorded by mistake."""

    engagements: list[Engagement] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    trainings: list[Training] = field(default_factory=list)  # safeguarding only

    def engagements_on(self, day: date) -> list[Engagement]:
        return [
            each
            for each in self.engagements
            if each.from_date <= day and (each.until_date is None or day < each.until_date)
        ]


def load(people: Iterable[int]) -> dict[int, Dossier]:
    """Whole records by person key; whoever is not on record has an empty one."""
    keys = set(people)
    records = load_roles(keys)
    add_records(records, keys)
    return records


def load_roles(people: Iterable[int]) -> dict[int, Dossier]:
    """What they do for us: one query."""
    keys = set(people)
    records: dict[int, Dossier] = defaultdict(Dossier)
    if keys:
        for engagement in Engagement.objects.filter(person__in=keys).select_related("role"):
            records[engagement.person_id].engagements.append(engagement)
    return records


def add_records(records: dict[int, Dossier], people: Iterable[int]) -> None:
    """Their checks and training: two queries, none where nobody is asked about."""
    keys = set(people)
    if not keys:
        return
    checks = Check.objects.that_stand().filter(person__in=keys, kind=Check.Kind.DBS)
    for check in checks.order_by("recorded_at"):
        records[check.person_id].checks.append(check)
    trainings = Training.objects.that_stand().filter(person__in=keys, safeguarding=True)
    for training in trainings.order_by("completed_date", "pk"):
        records[training.person_id].trainings.append(training)
