"""For which dates and which function somebody is looked for, as the address says it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict

from bookings.catalogue.models import Activity, Session
from bookings.catalogue.staff import wording
from bookings.planning.models import TeamAssignment

Function = TeamAssignment.Function


@dataclass(frozen=True, slots=True)
class Asked:
    """`on` is a date's reference, or empty for all to come; `named`: who is on all of them."""

    function: str
    on: str
    sessions: list[Session]
    choices: list[tuple[str, str]]
    named: set[int]

    @property
    def initial(self) -> dict[str, Any]:
        return {"function": self.function, "dates": [session.ref for session in self.sessions]}

    @property
    def refs(self) -> list[str]:
        return [session.ref for session in self.sessions]


def of(query: QueryDict, activity: Activity, *, at: datetime) -> Asked:
    """What cannot be is everything to come, or the lead."""
    coming = list(
        Session.objects.to_come(at=at).filter(activity=activity).select_related("venue", "room")
    )
    on, function = query.get("on", ""), query.get("as", "")
    chosen = [session for session in coming if session.ref == on] or coming
    return Asked(
        function=function if function in Function else Function.LEAD,
        on=on if len(chosen) < len(coming) or not coming else "",
        sessions=chosen,
        choices=[(s.ref, wording.when(s.starts_at, s.ends_at)) for s in coming],
        named=_on_all(chosen),
    )


def _on_all(sessions: list[Session]) -> set[int]:
    teams: dict[int, set[int]] = {session.pk: set() for session in sessions}
    rows = TeamAssignment.objects.filter(session__in=sessions)
    for session, person in rows.values_list("session", "person"):
        teams[session].add(person)
    return set.intersection(*teams.values()) if teams else set()
