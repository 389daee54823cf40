"""Somebody's own sessions to come: where, when, and who with."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from bookings.catalogue.models import Session
from bookings.planning.models import TeamAssignment
from bookings.register.said import Said, say
from kernel.people.models import Person

AHEAD = timedelta(days=366)
MOST = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """`does`: their own functions there; `others`: who else is in the team, by first name."""

    session: Session
    said: Said
    does: list[str]
    others: list[str]

    @property
    def is_cancelled(self) -> bool:
        return self.session.status == Session.Status.CANCELLED


def theirs(person: Person) -> QuerySet[Session]:
    """Every session somebody is named on."""
    named = TeamAssignment.objects.filter(person=person).values("session")
    return Session.objects.filter(pk__in=named).select_related("activity", "venue", "room")


def diary(person: Person, *, at: datetime) -> list[Entry]:
    """Not over yet, soonest first: two queries."""
    coming = theirs(person).filter(ends_at__gt=at, starts_at__lt=at + AHEAD)
    sessions = list(coming.order_by("starts_at", "pk")[:MOST])
    does: dict[int, list[str]] = defaultdict(list)
    others: dict[int, dict[str, None]] = defaultdict(dict)
    rows = TeamAssignment.objects.filter(session__in=sessions).select_related("person")
    for row in rows.order_by("pk"):
        if row.person_id == person.pk:
            does[row.session_id].append(str(row.get_function_display()))
        else:
            others[row.session_id][row.person.first_name] = None
    return [Entry(each, say(each), does[each.pk], list(others[each.pk])) for each in sessions]
