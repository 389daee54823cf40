"""Sessions as the gate asks about them: who is in the team, how many people, which ratio."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Count, prefetch_related_objects

from bookings.catalogue.models import Activity, Session
from bookings.ordering.models import Place
from bookings.planning.exceptions.models import Override
from bookings.planning.models import RatioSignOff, TeamAssignment
from kernel.clock import london, london_date
from safeguarding.clearance import Allowed, Duty, Member, Occasion

Care, Function = Activity.DutyOfCare, TeamAssignment.Function
QUARTER = timedelta(minutes=15)
WITH_RATIO = {Care.UNACCOMPANIED_CHILDREN, Care.ADULTS_AT_RISK}


def occasions(
    sessions: Sequence[Session], *, at: datetime, with_people: bool = True
) -> list[Occasion]:
    """One for each session: at most four queries for any number, two where no ratio is judged.

    Without people nobody is counted: enough for a sale, not to say whether a session may run.
    """
    prefetch_related_objects(sessions, "activity")
    teams = _teams(sessions)
    rated = [s for s in sessions if s.activity.duty_of_care in WITH_RATIO]
    people = _people(rated) if rated and with_people else {}
    gentler = _sign_offs(rated) if rated else {}
    allowed = _allowed(sessions, at=at)
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
            hours=_hours(session),
            allowed=tuple(allowed.get(session.pk, ())),
        )
        for session in sessions
    ]


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


def _allowed(sessions: Sequence[Session], *, at: datetime) -> dict[int, list[Allowed]]:
    """What two people have allowed and still do."""
    found: dict[int, list[Allowed]] = defaultdict(list)
    for row in Override.objects.in_force(at=at).filter(session__in=sessions):
        found[row.session_id].append(Allowed(row.rule, row.person_id, row.ends_at))
    return found


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
