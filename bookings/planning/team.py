"""Who works on which session. Each change is judged by the gate before the act ends."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from bookings.catalogue.models import Activity, Session
from bookings.planning import gatekeeper
from bookings.planning.models import TeamAssignment
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person


class CannotAssign(Exception):
    """What was asked cannot be; the message says why."""


def assign(*, session: Session, person: Person, function: str, by: Actor, at: datetime) -> None:
    """Put a person in a session's team. Asked twice, it is done once."""
    _assign([session], person, function, by=by, at=at)


def assign_to_all(
    *, activity: Activity, person: Person, function: str, by: Actor, at: datetime
) -> None:
    """The same for every session that the activity has by now."""
    _assign(list(activity.sessions.all()), person, function, by=by, at=at)


def unassign(*, session: Session, person: Person, function: str, by: Actor, at: datetime) -> None:
    """Take them out again; the session may turn red before this ends."""
    with trail.act(by=by, at=at) as noted:
        gone, _rows = TeamAssignment.objects.filter(
            session=session, person=person, function=function
        ).delete()
        if gone:
            noted.note(
                "team.unassigned",
                about=("session", session.ref),
                person=person.ref,
                function=function,
            )
            gatekeeper.rejudge(sessions=[session], by=by, at=at)


def _assign(
    sessions: Sequence[Session], person: Person, function: str, *, by: Actor, at: datetime
) -> None:
    if function not in TeamAssignment.Function:
        raise CannotAssign(_("Choose one of the functions in the list."))
    with trail.act(by=by, at=at) as noted:
        rows = TeamAssignment.objects.filter(session__in=sessions, person=person, function=function)
        there = set(rows.values_list("session", flat=True))
        new = [session for session in sessions if session.pk not in there]
        # A twin may have come first: then its row is the one.
        TeamAssignment.objects.bulk_create(
            (TeamAssignment(session=s, person=person, function=function) for s in new),
            ignore_conflicts=True,
        )
        for session in new:
            noted.note(
                "team.assigned",
                about=("session", session.ref),
                person=person.ref,
                function=function,
            )
        if new:
            gatekeeper.rejudge(sessions=new, by=by, at=at)
