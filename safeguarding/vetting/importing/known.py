"""What is on record already, loaded at once, so that a sheet brought twice changes nothing."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from kernel.people.models import Person
from safeguarding.vetting.models import (
    Check,
    Engagement,
    Training,
    WorkRole,
)
from safeguarding.vetting.staff import people


@dataclass(slots=True)
class Known:
    by_email: dict[str, Person] = field(default_factory=dict)
    by_name: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    roles: dict[str, WorkRole] = field(default_factory=dict)
    engagements: dict[int, list[Engagement]] = field(default_factory=lambda: defaultdict(list))
    seen: set[tuple[int, str, date | None]] = field(default_factory=set)
    references: dict[tuple[int, date | None], int] = field(default_factory=lambda: defaultdict(int))
    trained: set[tuple[int, date]] = field(default_factory=set)
    colleagues: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))


def known(*, at: datetime) -> Known:
    """Seven statements, however many people there are."""
    found = Known()
    for person in people.on_record():
        found.by_name[plain(person.name)].append(person)
    for person in Person.objects.exclude(email="").order_by("pk"):
        found.by_email.setdefault(person.email.lower(), person)
    for role in WorkRole.objects.all():
        found.roles[plain(role.title)] = found.roles[plain(role.key)] = role
    for engagement in Engagement.objects.all():
        found.engagements[engagement.person_id].append(engagement)
    for person_id, kind, seen in Check.objects.that_stand().values_list(
        "person_id", "kind", "seen_date"
    ):
        found.seen.add((person_id, kind, seen))
        if kind == Check.Kind.REFERENCE:
            found.references[person_id, seen] += 1
    done = Training.objects.that_stand().filter(safeguarding=True)
    found.trained = set(done.values_list("person_id", "completed_date"))
    for person in people.colleagues(at=at):
        found.colleagues[plain(person.name)].append(person)
    return found


def plain(words: str) -> str:
    return " ".join(words.casefold().split())
