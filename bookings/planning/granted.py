"""What judging a session needs besides its team, in one statement: a sale may ask only a few.

Exceptions that two people have allowed, gentler ratios that the lead has signed, and the days on
which the law counts that somebody works with children.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    F,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from bookings.catalogue.models import Session
from bookings.planning import schedule
from bookings.planning.exceptions.models import Override
from bookings.planning.models import RatioSignOff
from kernel import clock
from safeguarding.clearance import Allowed

BACK = timedelta(days=30)
COLUMNS: dict[str, Any] = {
    "g_kind": CharField,
    "g_key": BigIntegerField,
    "g_rule": CharField,
    "g_person": BigIntegerField,
    "g_number": BigIntegerField,
    "g_moment": DateTimeField,
    "g_day": DateField,
}


@dataclass(slots=True)
class Granted:
    """Exceptions by session key, signed ratios by activity key (oldest first), days by person."""

    allowed: dict[int, list[Allowed]] = field(default_factory=lambda: defaultdict(list))
    ratios: dict[int, list[tuple[date, int]]] = field(default_factory=lambda: defaultdict(list))
    worked: dict[int, set[date]] = field(default_factory=lambda: defaultdict(set))

    def days(
        self, people: Collection[int], *, first: date, last: date
    ) -> Mapping[int, Collection[date]]:
        """As `clearance.Days`, out of what has been read already."""
        return {
            key: {day for day in self.worked.get(key, ()) if first <= day <= last} for key in people
        }


def granted(sessions: Sequence[Session], people: Collection[int], *, at: datetime) -> Granted:
    """One query for any number of sessions."""
    found = Granted()
    signed: list[tuple[date, int, int, int]] = []
    for row in _rows(sessions, people, at=at):
        kind, key, rule, person, number, moment, day = row
        if kind == "exception":
            found.allowed[key].append(Allowed(rule, person, moment))
        elif kind == "ratio":
            signed.append((day, person, key, number))
        else:
            found.worked[person].add(clock.london_date(moment))
    for day, _order, activity, ratio in sorted(signed):
        found.ratios[activity].append((day, ratio))
    return found


def _rows(
    sessions: Sequence[Session], people: Collection[int], *, at: datetime
) -> QuerySet[Any, Any]:
    exceptions = _columns(
        Override.objects.in_force(at=at).filter(session__in=sessions),
        "exception",
        g_key="session_id",
        g_rule="rule",
        g_person="person_id",
        g_moment="ends_at",
    )
    asked = [
        _columns(
            RatioSignOff.objects.filter(activity__in={s.activity_id for s in sessions}),
            "ratio",
            g_key="activity_id",
            g_number="ratio",
            g_day="signed_date",
            g_person="pk",
        )
    ]
    counted = [s for s in sessions if s.activity.duty_of_care in schedule.WITH_CHILDREN]
    if counted and people:
        days = [clock.london_date(each.starts_at) for each in counted]
        worked = schedule.assignments(people, first=min(days) - BACK, last=max(days))
        asked.append(_columns(worked, "day", g_person="person_id", g_moment="session__starts_at"))
    return exceptions.union(*asked, all=True).order_by()


def _columns(found: QuerySet[Any], kind: str, **columns: str) -> QuerySet[Any, Any]:
    values = {name: F(path) for name, path in columns.items()}
    typed: dict[str, Any] = {
        name: Cast(values.get(name, Value(kind if name == "g_kind" else None)), type_())
        for name, type_ in COLUMNS.items()
    }
    return found.order_by().annotate(**typed).values_list(*COLUMNS)
