"""Naming somebody for dates: refused in place, with those who could."""

from collections.abc import Sequence
from datetime import datetime

from bookings.catalogue.models import Activity, Session
from bookings.planning import team
from bookings.planning.models import TeamAssignment
from bookings.planning.suggesting.suggest import about, suggest
from bookings.planning.suggesting.suggestion import Suggestion
from kernel.audit.actor import Actor
from kernel.people.models import Person

OTHERS = 3


class NotNamed(Exception):
    """Nobody was named. `about` says why not; `could` are those who could be instead."""

    def __init__(self, about: Suggestion, could: list[Suggestion]) -> None:
        super().__init__(" ".join([*about.not_cleared, *about.taken]))
        self.about, self.could = about, could


def name_somebody(
    *,
    activity: Activity,
    sessions: Sequence[Session],
    person: Person,
    function: str,
    by: Actor,
    at: datetime,
    all_the_same: bool = False,
    despite: str = "",
) -> None:
    """Put them in the team of all these dates, or raise NotNamed.

    `all_the_same`: although they are not cleared; the gate keeps those dates shut, or stopped, as
    long as that is so. `despite`: why they may be in two places at once, or are not away.
    """
    rows = TeamAssignment.objects.filter(session__in=sessions, person=person, function=function)
    there = set(rows.values_list("session", flat=True))
    new = [session for session in sessions if session.pk not in there]
    if new:
        _refuse(activity, new, person, function, at, all_the_same, despite)
    try:
        team.assign_to(sessions, person=person, function=function, by=by, at=at, despite=despite)
    except team.Elsewhere as taken:  # in the moment since we looked
        suggestion = about(person, activity, new, function, at=at)
        suggestion.taken = suggestion.taken or [str(taken)]
        raise NotNamed(suggestion, []) from taken


def _refuse(
    activity: Activity,
    sessions: Sequence[Session],
    person: Person,
    function: str,
    at: datetime,
    all_the_same: bool,
    despite: str,
) -> None:
    found = about(person, activity, sessions, function, at=at)
    stops = (found.not_cleared and not all_the_same) or (found.taken and not despite.strip())
    if stops:
        could = suggest(activity, sessions, function, at=at, besides=[person.pk]).could
        raise NotNamed(found, could[:OTHERS])
