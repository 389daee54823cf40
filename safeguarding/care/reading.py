"""Reading through the door: every sight is on the trail before its words leave (design D6)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Value

from kernel import crypto
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person
from safeguarding.care.models import CareNote, Collector, EmergencyContact
from safeguarding.care.told import Care, Contact

Kind = CareNote.Kind
# Leaders see what somebody needs; what only the safeguarding team may know stays with it.
NEEDS = (Kind.HEALTH, Kind.HELPS, Kind.ACCESS)


@dataclass(frozen=True, slots=True)
class Asked:
    """What has been asked about somebody, whatever the answers were."""

    notes: bool
    contacts: bool


def read(
    people: Iterable[Person],
    *,
    why: tuple[str, str],
    with_close: bool = False,
    by: Actor,
    at: datetime,
) -> dict[int, Care]:
    """What is known about each, by key. `why`: what it was opened for, as in the trail.

    One event for each person about whom anything is known, committed before this returns: call it
    outside a transaction of your own. Three queries for any number of people.
    """
    known = {person.pk: person for person in people}
    kinds = [*NEEDS, Kind.CLOSE] if with_close else list(NEEDS)
    found = _gather(list(known), kinds)
    with trail.act(by=by, at=at) as noted:
        for key in found:
            noted.note("care.read", about=("person", known[key].ref), why=why[0], where=why[1])
    return found


COLLECTED = "collected"


def flags(people: Iterable[int]) -> dict[int, set[str]]:
    """Which kinds have something to say about whom, and `COLLECTED` where there are collectors; no
    word of it. One query."""
    keys = list(people)
    found: dict[int, set[str]] = defaultdict(set)
    notes = CareNote.objects.filter(person__in=keys, kind__in=NEEDS).exclude(text_sealed="")
    takes = Collector.objects.filter(person__in=keys).order_by()
    rows = notes.order_by().values_list("person_id", "kind")
    for person, kind in rows.union(takes.values_list("person_id", Value(COLLECTED))):
        found[person].add(kind)
    return found


def told_between(from_at: datetime, until_at: datetime) -> set[int]:
    """Everybody about whom something was told in that time, by key; no word of it."""
    when = {"said_at__gte": from_at, "said_at__lt": until_at}
    notes = CareNote.objects.filter(**when).order_by()
    rung = EmergencyContact.objects.filter(**when).order_by()
    return set(
        notes.values_list("person_id", flat=True).union(rung.values_list("person_id", flat=True))
    )


def asked(people: Iterable[int]) -> dict[int, Asked]:
    """What has been asked about each of these persons, by key; one query at most."""
    keys = [key for key in people if key]
    if not keys:
        return {}
    noted = CareNote.objects.filter(person__in=keys).order_by()
    rung = EmergencyContact.objects.filter(person__in=keys).order_by()
    rows = noted.values_list("person_id", Value(1)).union(rung.values_list("person_id", Value(2)))
    found = set(rows)
    return {key: Asked(notes=(key, 1) in found, contacts=(key, 2) in found) for key in keys}


def _gather(keys: Sequence[int], kinds: Sequence[str]) -> dict[int, Care]:
    texts: dict[int, dict[str, str]] = defaultdict(dict)
    for note in CareNote.objects.filter(person__in=keys, kind__in=kinds):
        if text := crypto.read(note, "text_sealed"):
            texts[note.person_id][note.kind] = text
    rings: dict[int, list[Contact]] = defaultdict(list)
    for row in EmergencyContact.objects.filter(person__in=keys):
        rings[row.person_id].append(
            Contact(
                name=crypto.read(row, "name_sealed"),
                relation=crypto.read(row, "relation_sealed"),
                phone=crypto.read(row, "phone_sealed"),
            )
        )
    takes: dict[int, list[str]] = defaultdict(list)
    words: dict[int, str] = {}
    for collector in Collector.objects.filter(person__in=keys):
        takes[collector.person_id].append(crypto.read(collector, "name_sealed"))
        words[collector.person_id] = crypto.read(collector, "word_sealed")
    return {
        key: Care(
            **texts.get(key, {}),
            contacts=tuple(rings.get(key, ())),
            collectors=tuple(takes.get(key, ())),
            word=words.get(key, ""),
        )
        for key in keys
        if key in texts or key in rings or key in takes
    }
