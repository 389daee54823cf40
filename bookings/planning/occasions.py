"""Sessions as the gate asks about them: who is in the team, how many people, which ratio."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Count, prefetch_related_objects

from bookings.catalogue.models import Activity, Session
from bookings.ordering.models import Place
from bookings.planning.granted import Granted, granted
from bookings.planning.models import TeamAssignment
from bookings.planning.performances import performances
from kernel.clock import london, london_date
from safeguarding.clearance import Days, Duty, Member, Occasion

Care, Function = Activity.DutyOfCare, TeamAssignment.Function
QUARTER = timedelta(minutes=15)
WITH_RATIO = {Care.UNACCOMPANIED_CHILDREN, Care.ADULTS_AT_RISK}


def occasions(
    sessions: Sequence[Session], *, at: datetime, with_people: bool = True
) -> list[Occasion]:
    """One for each session, as `gathered` makes them."""
    return gathered(sessions, at=at, with_people=with_people)[0]


def gathered(
    sessions: Sequence[Session], *, at: datetime, with_people: bool = True
) -> tuple[list[Occasion], Days]:
    """One for each session, and their teams' days: three queries for any number, or two; two more
    where children perform.

    Without people nobody is counted: enough for a sale, not to say whether a session may run.
    """
    prefetch_related_objects(sessions, "activity")
    teams = _teams(sessions)
    rated = [s for s in sessions if s.activity.duty_of_care in WITH_RATIO]
    people = _people(rated) if rated and with_people else {}
    shown = performances(sessions) if with_people else {}
    more = granted(sessions, {person for team in teams.values() for person in team}, at=at)
    found = [
        Occasion(
            key=session.pk,
            day=london_date(session.starts_at),
            duty=Duty(session.activity.duty_of_care),
            team=tuple(teams[session.pk].values()),
            people=people.get(session.pk, 0),
            youngest=session.activity.min_age,
            ratio=session.activity.ratio,
            signed_off=_signed_off(session, more),
            hours=_hours(session),
            allowed=tuple(more.allowed.get(session.pk, ())),
            performance=shown.get(session.pk),
        )
        for session in sessions
    ]
    return found, more.days


def _teams(sessions: Sequence[Session]) -> dict[int, dict[int, Member]]:
    """Each person once, a lead when any of their functions is."""
    rows = TeamAssignment.objects.filter(session__in=sessions).select_related("person")
    teams: dict[int, dict[int, Member]] = defaultdict(dict)
    functions: dict[tuple[int, int], set[str]] = defaultdict(set)
    for row in rows.order_by("pk"):
        does = functions[row.session_id, row.person_id]
        does.add(row.function)
        teams[row.session_id][row.person_id] = Member(
            person_id=row.person_id,
            name=row.person.name,
            is_lead=Function.LEAD in does,
            birth_date=row.person.birth_date,
            is_chaperone=Function.CHAPERONE in does,
            is_chaperone_alone=does == {Function.CHAPERONE},
        )
    return teams


def _hours(session: Session) -> frozenset[int]:
    """Hours of London's clock that it lasts through; a whole day has them all."""
    lasts = min(session.ends_at - session.starts_at, timedelta(days=1))
    quarters = int(lasts / QUARTER)
    moments = (session.starts_at + QUARTER * n for n in range(quarters or 1))
    return frozenset(london(moment).hour for moment in moments)


def _people(sessions: Sequence[Session]) -> dict[int, int]:
    """Places really booked, held ones included: the ratio must do for whoever pays next."""
    rows = Place.objects.filter(session__in=sessions, live=True).values("session")
    return Counter({row["session"]: row["n"] for row in rows.annotate(n=Count("pk"))})


def _signed_off(session: Session, more: Granted) -> int | None:
    """The newest one signed by the session's day, where a ratio is judged at all."""
    if session.activity.duty_of_care not in WITH_RATIO:
        return None
    day = london_date(session.starts_at)
    signed = [ratio for on, ratio in more.ratios.get(session.activity_id, []) if on <= day]
    return signed[-1] if signed else None
