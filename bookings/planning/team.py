"""Who works on which session. Each change is judged by the gate before the act ends."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from bookings.catalogue.models import Activity, Session
from bookings.planning import gatekeeper
from bookings.planning.clashes.claims import Clash, claim, lock
from bookings.planning.models import TeamAssignment
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person


class CannotAssign(Exception):
    """What was asked cannot be; the message says why."""


class Elsewhere(CannotAssign):
    """They are somewhere else then, or away. `despite` says why it may be so."""


def assign(
    *, session: Session, person: Person, function: str, by: Actor, at: datetime, despite: str = ""
) -> None:
    """Put a person in a session's team. Asked twice, it is done once. Raises CannotAssign."""
    assign_to([session], person=person, function=function, by=by, at=at, despite=despite)


def assign_to_all(
    *, activity: Activity, person: Person, function: str, by: Actor, at: datetime, despite: str = ""
) -> None:
    """The same for every session that the activity has by now, whole or not at all."""
    sessions = list(activity.sessions.all())
    assign_to(sessions, person=person, function=function, by=by, at=at, despite=despite)


def assign_to(
    sessions: Sequence[Session],
    *,
    person: Person,
    function: str,
    by: Actor,
    at: datetime,
    despite: str = "",
) -> None:
    """The same for these sessions, whole or not at all."""
    if function not in TeamAssignment.Function:
        raise CannotAssign(_("Choose one of the functions in the list."))
    with trail.act(by=by, at=at) as noted:
        touched = _lock(sessions, person, at=at)
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
            try:
                claim(new, by=by, at=at, despite=despite)
            except Clash as clash:
                raise Elsewhere(str(clash)) from clash
            gatekeeper.rejudge(sessions=touched, by=by, at=at)


def unassign(*, session: Session, person: Person, function: str, by: Actor, at: datetime) -> None:
    """Take them out again; the session may turn red before this ends."""
    with trail.act(by=by, at=at) as noted:
        touched = _lock([session], person, at=at)
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
            claim([session], by=by, at=at)  # lets go of their time
            gatekeeper.rejudge(sessions=touched, by=by, at=at)


def _lock(sessions: Sequence[Session], person: Person, *, at: datetime) -> list[Session]:
    """These, and all the others they are on: the law counts somebody's days over all of them."""
    theirs = TeamAssignment.objects.filter(person=person).values("session")
    others = gatekeeper.not_over(at=at).filter(pk__in=theirs)
    return lock([*sessions, *others])
