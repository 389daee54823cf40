"""Writing what was looked at: all of it in one act, or nothing."""

from datetime import datetime

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person
from safeguarding.clearance import changes
from safeguarding.vetting.importing.facts import Entry, Plan


def carry_out(plan: Plan, *, by: Actor, at: datetime) -> None:
    """Raises CannotRecord where the record has changed since it was looked at. Call it on a sound
    plan, made in the same transaction."""
    if not plan.is_sound:
        raise ValueError("A plan with faults is not carried out.")
    with trail.act(by=by, at=at) as noted, changes.told_once(by=by, at=at):
        for entry in plan.entries:
            person = entry.person or _new(entry, noted)
            for fact in entry.facts:
                fact.act(person=person, **fact.facts, by=by, at=at)
        noted.note(
            "records.imported",
            about=("record", "import"),
            people=len(plan.entries),
            new_people=plan.new_people,
            facts=plan.new_facts,
        )


def _new(entry: Entry, noted: trail.Trail) -> Person:
    person = Person.objects.create(name=entry.name, email=entry.email, phone=entry.phone)
    noted.note("person.added", about=("person", person.ref))
    return person
