"""Writing through the door: what the carer said replaces what was said before."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db.models import Model

from kernel import crypto
from kernel.audit import trail
from kernel.audit.actor import Actor
from safeguarding.care import keeping
from safeguarding.care.models import CareNote, Collector, EmergencyContact
from safeguarding.care.told import Contact

Kind = CareNote.Kind


def write_notes(
    *, person_key: int, notes: Mapping[str, str], last_day: date, by: Actor, at: datetime
) -> None:
    """The text of each kind (“health”, “helps”, “access”, “close”); empty: nothing to say."""
    with trail.act(by=by, at=at) as noted:
        CareNote.objects.filter(person=person_key, kind__in=list(notes)).delete()
        rows = []
        for kind, text in notes.items():
            row = CareNote(person_id=person_key, kind=Kind(kind), **_told(last_day, at))
            crypto.put(row, "text_sealed", text)
            rows.append(row)
        CareNote.objects.bulk_create(rows)
        noted.note("care.written", about=("person", ""), kinds=sorted(notes))


def write_contacts(
    *,
    people: Iterable[int],
    contacts: Sequence[Contact],
    collectors: Sequence[str],
    word: str = "",
    last_day: date,
    by: Actor,
    at: datetime,
) -> None:
    """Whom to ring and who may collect: the same for everybody of a household who comes."""
    keys = list(people)
    with trail.act(by=by, at=at) as noted:
        for rows in (EmergencyContact, Collector):
            rows.objects.filter(person__in=keys).delete()
        EmergencyContact.objects.bulk_create(
            _sealed(
                EmergencyContact(person_id=key, position=position, **_told(last_day, at)),
                name_sealed=each.name,
                relation_sealed=each.relation,
                phone_sealed=each.phone,
            )
            for key in keys
            for position, each in enumerate(contacts, start=1)
        )
        Collector.objects.bulk_create(
            _sealed(
                Collector(person_id=key, position=position, **_told(last_day, at)),
                name_sealed=name,
                word_sealed=word,
            )
            for key in keys
            for position, name in enumerate(collectors, start=1)
        )
        noted.note("care.contacts_written", about=("person", ""), people=len(keys))


def _told(last_day: date, at: datetime) -> dict[str, object]:
    return {"said_at": at, "keep_until": keeping.until(last_day)}


def _sealed[Row: Model](row: Row, **texts: str) -> Row:
    for column, text in texts.items():
        crypto.put(row, column, text)
    return row
