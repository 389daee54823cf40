"""A record to be read and not changed: how each thing stands, since when, until when.

No sentence for the safeguarding team, no number and no reason is in it: `with_ends` adds the last
four figures, for the person themselves.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from kernel.audit.models import AuditEvent
from kernel.people.models import Person, User
from safeguarding.clearance import dossier
from safeguarding.clearance.statuses.record import by_requirement
from safeguarding.clearance.statuses.state import State, Status
from safeguarding.vetting.models import CRIMINAL_RECORD, Check, Engagement, Training

SIGHTS = ("record.read", "check.number_seen", "disclosure.read", "record.masked_read")
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Certificate:
    what: str
    outcome: str
    issued: date | None
    due: date | None
    end: str


@dataclass(frozen=True, slots=True)
class Sight:
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class Sheet:
    person: Person
    roles: list[Engagement]
    asked: list[Status]
    certificates: list[Certificate]
    trainings: list[Training]
    sights: list[Sight]


def sheet(person: Person, *, today: date, with_ends: bool) -> Sheet:
    record = dossier.load([person.pk])[person.pk]
    checks = Check.objects.that_stand().filter(person=person, kind__in=CRIMINAL_RECORD)
    return Sheet(
        person=person,
        roles=record.engagements_on(today),
        asked=[each for each in by_requirement(record, today) if each.state != State.NOT_REQUIRED],
        certificates=[
            Certificate(
                what=_what(check),
                outcome=check.get_outcome_display(),
                issued=check.issued_date,
                due=check.review_due,
                end=check.number_last4 if with_ends else "",
            )
            for check in checks.order_by("-recorded_at")
        ],
        trainings=list(
            Training.objects.that_stand().filter(person=person).order_by("-completed_date", "-pk")
        ),
        sights=_sights(person),
    )


def _what(check: Check) -> str:
    level = check.get_level_display()
    return f"{check.get_kind_display()}: {level}" if level else check.get_kind_display()


def _sights(person: Person) -> list[Sight]:
    """Who opened this record, newest first; their own looking is no news to them."""
    about = Q(facts__person=person.ref) | Q(about_kind="person", about_ref=person.ref)
    events = list(AuditEvent.objects.filter(about, verb__in=SIGHTS).order_by("-seq")[:SHOWN])
    refs = {event.actor.removeprefix("user:") for event in events}
    names = {user.ref: user.get_full_name() for user in User.objects.filter(ref__in=refs)}
    gone = _("an account that is gone")
    return [Sight(event.at, names.get(event.actor.removeprefix("user:"), gone)) for event in events]
