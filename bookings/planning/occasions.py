"""Sessions as the gate asks about them: who is in the team, how many people, which ratio."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from django.db.models import Count, prefetch_related_objects

from bookings.catalogue.models import Activity, Session
from bookings.ordering.models import Place
from bookings.planning.models import RatioSignOff, TeamAssignment
from kernel.clock import london_date
from safeguarding.clearance import Duty, Member, Occasion

Care = Activity.DutyOfCare
WITH_RATIO = {Care.UNACCOMPANIED_CHILDREN, Care.ADULTS_AT_RISK}


def occasions(sessions: Sequence[Session], *, with_people: bool = True) -> list[Occasion]:
    """One for each session: at most three queries for any number, one where no ratio is judged.

    Without people nobody is counted: enough to say whether a session opens, not whether it may run.
    """
    prefetch_related_objects(sessions, "activity")
    teams = _teams(sessions)
    counted = [s for s in sessions if with_people and s.activity.duty_of_care in WITH_RATIO]
    people = _people(counted) if counted else {}
    gentler = _sign_offs(counted) if counted else {}
    return [
        Occasion(
            key=session.pk,
            day=london_date(session.starts_at),
            duty=Duty(session.activity.duty_of_care),
            team=tuple(teams[session.pk].values()),
            people=people.get(session.pk, 0),
            youngest=session.activity.min_age,
            ratio=session.activity.ratio,
            signed_off=_on(session, gentler),
        )
        for session in sessions
    ]


def _teams(sessions: Sequence[Session]) -> dict[int, dict[int, Member]]:
    """Each person once, a lead when any of their functions is."""
    rows = TeamAssignment.objects.filter(session__in=sessions).select_related("person")
    teams: dict[int, dict[int, Member]] = defaultdict(dict)
    for row in rows.order_by("pk"):
        known = teams[row.session_id].get(row.person_id)
        teams[row.session_id][row.person_id] = Member(
            person_id=row.person_id,
            name=row.person.name,
            is_lead=row.function == TeamAssignment.Function.LEAD or bool(known and known.is_lead),
            birth_date=row.person.birth_date,
        )
    return teams


def _people(sessions: Sequence[Session]) -> dict[int, int]:
    """Places really booked, held ones included: the ratio must do for whoever pays next."""
    rows = Place.objects.filter(session__in=sessions, live=True).values("session")
    return Counter({row["session"]: row["n"] for row in rows.annotate(n=Count("pk"))})


def _sign_offs(sessions: Sequence[Session]) -> dict[int, list[RatioSignOff]]:
    rows = RatioSignOff.objects.filter(activity__in={s.activity_id for s in sessions})
    by_activity: dict[int, list[RatioSignOff]] = defaultdict(list)
    for row in rows.order_by("signed_date", "pk"):
        by_activity[row.activity_id].append(row)
    return by_activity


def _on(session: Session, sign_offs: dict[int, list[RatioSignOff]]) -> int | None:
    """The newest one signed by the session's day."""
    day = london_date(session.starts_at)
    signed = [s.ratio for s in sign_offs.get(session.activity_id, []) if s.signed_date <= day]
    return signed[-1] if signed else None
