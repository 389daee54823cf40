"""A slip stays on file and counts for nothing."""

from datetime import datetime

from kernel.audit import trail
from kernel.audit.actor import Actor
from safeguarding.clearance import changes
from safeguarding.vetting.models import AgencyLetter, Check, Insurance, Licence, Training

Record = Check | Training | AgencyLetter | Licence | Insurance
KINDS: dict[type, str] = {
    Check: "check",
    Training: "training",
    AgencyLetter: "agency_letter",
    Licence: "licence",
    Insurance: "insurance",
}


def set_aside(*, record: Record, by: Actor, at: datetime) -> None:
    """It was recorded by mistake. A letter takes with it what it confirmed. Twice is once."""
    kind = KINDS[type(record)]
    with trail.act(by=by, at=at) as noted:
        rows = type(record).objects.filter(pk=record.pk, set_aside_at__isnull=True)
        if not rows.update(set_aside_at=at):
            return
        record.set_aside_at = at
        person = record.person
        noted.note(
            f"{kind}.set_aside", about=(kind, str(record.pk)), person=person.ref if person else None
        )
        if isinstance(record, AgencyLetter):
            for check in Check.objects.that_stand().filter(letter=record):
                set_aside(record=check, by=by, at=at)
        activity = record.activity_ref if isinstance(record, Licence) else ""
        changes.tell(
            people={person.pk} if person else set(),
            activities={activity} if activity else set(),
            by=by,
            at=at,
        )
