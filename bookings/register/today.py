"""Whose registers lie on somebody's table: today's, yesterday's while open, and what comes next."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from bookings import enrolment
from bookings.catalogue.models import Session
from bookings.planning.models import TeamAssignment
from bookings.register.marking import AFTER
from bookings.register.said import Said, say
from kernel import clock
from kernel.people.models import Person

AHEAD = timedelta(days=60)
MOST = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One session on the list, and how many are on it."""

    session: Session
    said: Said
    people: int

    @property
    def is_cancelled(self) -> bool:
        return self.session.status == Session.Status.CANCELLED


@dataclass(frozen=True, slots=True)
class Table:
    """`open_still` are those of an earlier day that still take marks."""

    open_still: list[Entry]
    today: list[Entry]
    next: list[Entry]


def table(person: Person | None, *, everybodys: bool, at: datetime) -> Table:
    """The sessions somebody is assigned to, and with `everybodys` all of today's: two queries."""
    today = clock.london_date(at)
    entries = _entries(person, everybodys=everybodys, at=at)
    dated = [(clock.london_date(entry.session.starts_at), entry) for entry in entries]
    return Table(
        open_still=[entry for day, entry in dated if day < today],
        today=[entry for day, entry in dated if day == today],
        next=[entry for day, entry in dated if day > today],
    )


def _entries(person: Person | None, *, everybodys: bool, at: datetime) -> list[Entry]:
    assigned = TeamAssignment.objects.filter(session=OuterRef("pk"), person=person)
    wanted = Q(Exists(assigned)) if person else Q(pk__in=[])
    if everybodys:
        wanted |= Q(starts_at__gte=_midnight(at), starts_at__lt=_midnight(at + timedelta(days=1)))
    sessions = list(
        Session.objects.filter(wanted, ends_at__gte=at - AFTER, starts_at__lte=at + AHEAD)
        .select_related("activity", "venue", "room")
        .order_by("starts_at", "pk")[:MOST]
    )
    people = enrolment.counts(sessions)
    return [Entry(session, say(session), people[session.pk]) for session in sessions]


def _midnight(at: datetime) -> datetime:
    local = clock.london(at)
    return clock.from_london(local.date(), local.min.time())
