"""What was told about somebody, told again about the same human being under another key.

A hold that is over keeps its people; the one in its stead has them anew, and nobody is asked twice.
Nothing is shown to anybody, so nothing is a sight of it.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from kernel import crypto
from kernel.crypto.fields import SealedField
from kernel.references import new_ref
from safeguarding.care.models import CareNote, Collector, EmergencyContact


def copy(*, people: Mapping[int, int]) -> None:
    """From the first of each pair of person keys to the second. Call it inside an act."""
    for rows in (CareNote, EmergencyContact, Collector):
        found: dict[int, list[Model]] = defaultdict(list)
        for row in rows.objects.filter(person__in=list(people)):
            found[row.person_id].append(row)
        fresh: list[Any] = [_anew(row, people[key]) for key, each in found.items() for row in each]
        if fresh:
            rows.objects.bulk_create(fresh)


def _anew(row: Model, person: int) -> Model:
    """A seal opens only in its own row: it is opened here and sealed again there."""
    kept = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.local_concrete_fields
        if not field.primary_key and not isinstance(field, SealedField)
    }
    fresh = type(row)(**{**kept, "person_id": person, "ref": new_ref()})
    for field in row._meta.local_concrete_fields:
        if isinstance(field, SealedField):
            crypto.put(fresh, field.name, crypto.read(row, field.name))
    return fresh
