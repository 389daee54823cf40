"""Sixty, thirty and seven days before something on a record falls due: who it is about, the officer
and the lead hear of it, once each. Mails say what and when, and nothing of what a record says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.due.parts import part
from kernel.mail import outbox
from kernel.people.models import Person, User
from kernel.people.roles import Role
from safeguarding.clearance import dossier
from safeguarding.clearance.statuses import record
from safeguarding.clearance.statuses.state import Requirement
from safeguarding.clearance.workers import engaged
from safeguarding.reminding.models import RemindedDay, Reminder

PART = "remind_of_records"
STEPS = (7, 30, 60)
TOLD = (Role.SAFEGUARDING_OFFICER, Role.DSL)


@dataclass(frozen=True, slots=True)
class Falling:
    """One thing of one person, and the step that it has reached."""

    person: Person
    requirement: Requirement
    due: date
    days: int


@part(PART)
def remind(*, at: datetime) -> str:
    """All records once a day; what was told before is not told again."""
    today = clock.london_date(at)
    if RemindedDay.objects.filter(day=today).exists():
        return "Looked through today already."
    desk = _desk(at=at)
    told = sum(_tell(falling, desk, at=at) for falling in falling_due(today=today))
    RemindedDay.objects.get_or_create(day=today)
    return f"{told} reminder{'' if told == 1 else 's'} written."


def falling_due(*, today: date) -> Iterator[Falling]:
    """Of everybody who works with us: what they need for their roles and when it ends."""
    people = Person.objects.filter(pk__in=engaged(from_date=today)).in_bulk()
    records = dossier.load(people)
    for key, person in people.items():
        roles = records[key].engagements_on(today)
        if not roles:
            continue
        seen = {
            (status.requirement, status.due)
            for status in record.for_roles(records[key], roles, today)
            if status.due is not None
        }
        for requirement, due in sorted(seen):
            days = step((due - today).days)
            if days is not None:
                yield Falling(person, requirement, due, days)


def step(left: int) -> int | None:
    """The step that so many days left have reached; None: it is further off. Overdue: 7."""
    return next((days for days in STEPS if left <= days), None)


def _desk(*, at: datetime) -> list[User]:
    grants = User.objects.filter(is_active=True)
    return [user for user in grants if user.roles(at=at) & set(TOLD)]


def _tell(falling: Falling, desk: list[User], *, at: datetime) -> bool:
    """The row decides: of two timers, one writes."""
    by = Actor.system(PART)
    with trail.act(by=by, at=at) as noted:
        if not _first(falling, at=at):
            return False
        noted.note(
            "record.reminded",
            about=("person", falling.person.ref),
            requirement=str(falling.requirement),
            due=falling.due.isoformat(),
            days=falling.days,
        )
        if falling.person.email:
            _post("falls_due", falling, falling.person.email, falling.person.language, "", at=at)
        for user in desk:
            if user.person_id != falling.person.pk:
                _post("record_falls_due", falling, user.email, "en", user.ref, at=at)
    return True


def _first(falling: Falling, *, at: datetime) -> bool:
    try:
        with transaction.atomic():
            Reminder.objects.create(
                person=falling.person,
                requirement=falling.requirement,
                due=falling.due,
                days=falling.days,
                told_at=at,
            )
    except IntegrityError:
        return False
    return True


def _post(kind: str, falling: Falling, to: str, language: str, whom: str, *, at: datetime) -> None:
    key = f"{falling.person.ref}:{falling.requirement}:{falling.due:%Y%m%d}:{falling.days}"
    with translation.override(language):
        outbox.post(
            kind=kind,
            to=to,
            template=f"safeguarding/emails/{kind}",
            context={
                "first_name": falling.person.first_name,
                "what": str(falling.requirement.label),
                "day": date_format(falling.due, "j F Y"),
                "is_over": falling.due <= clock.london_date(at),
                "record_url": settings.SITE_URL + reverse("team_record", args=[falling.person.ref]),
            },
            about=("person", falling.person.ref),
            dedupe_key=f"{kind}:{key}:{whom}",
            at=at,
            language=language,
        )
