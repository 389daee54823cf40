"""The programme for pages: live facts of many activities in a constant number of queries."""

from collections import defaultdict
from collections.abc import Container, Iterable
from datetime import datetime, time
from typing import Any

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from bookings.catalogue import labels, states
from bookings.catalogue.facts import (
    ActivityFacts,
    Colleague,
    SessionFacts,
    State,
    TicketFacts,
)
from bookings.catalogue.models import Activity, Session
from bookings.catalogue.teams import teams_of
from bookings.catalogue.ticket_facts import ticket_facts
from bookings.catalogue.vocabulary import Vocabulary, vocabulary
from bookings.ordering.models import PoolDemand, TicketType
from bookings.planning.models import Finding
from kernel import clock

RUN = {TicketType.Scope.ALL, TicketType.Scope.EACH_OR_ALL}
SINGLE = {TicketType.Scope.EACH, TicketType.Scope.EACH_OR_ALL}


def upcoming(*, at: datetime) -> QuerySet[Activity]:
    """Activities on show with a session still to come."""
    return Activity.objects.on_show().upcoming(at=at)


def to_show(*, at: datetime) -> Q:
    """Sessions to come; what was called off stays until its day has passed."""
    midnight = clock.from_london(clock.london_date(at), time.min)
    called_off = Q(status=Session.Status.CANCELLED, starts_at__gte=midnight)
    return Q(starts_at__gt=at) | called_off


def facts(
    activities: Iterable[Activity],
    *,
    at: datetime,
    with_leads: bool = False,
    past: bool = True,
    unlocked: Container[str] = (),
) -> dict[int, ActivityFacts]:
    """Live facts by activity key: two queries for any number, three with the team's names.

    Tickets not shown to everybody are among them only where `unlocked` has their reference.
    Activities annotated with `labels.activity_labels()` bring their art forms and access along.
    """
    by_key = {activity.pk: activity for activity in activities}
    since = None if past else at
    sessions: dict[int, list[Any]] = defaultdict(list)
    for session in _sessions(by_key, since):
        session.activity = by_key[session.activity_id]
        sessions[session.activity_id].append(session)
    demands: dict[int, list[PoolDemand]] = defaultdict(list)
    for demand in _demands(by_key, since):
        if _is_offered(demand.ticket_type, unlocked):
            demands[demand.ticket_type.activity_id].append(demand)
    teams = teams_of(by_key) if with_leads else {}
    known = vocabulary()
    return {
        key: _compose(activity, sessions[key], demands[key], teams.get(key, []), known, at=at)
        for key, activity in by_key.items()
    }


def facts_of(
    activity: Activity,
    *,
    at: datetime,
    with_leads: bool = False,
    unlocked: Container[str] = (),
) -> ActivityFacts:
    return facts([activity], at=at, with_leads=with_leads, unlocked=unlocked)[activity.pk]


class _Everything:
    def __contains__(self, ref: object) -> bool:
        return True


EVERY_TICKET: Container[str] = _Everything()  # for staff


def _is_offered(ticket: TicketType, unlocked: Container[str]) -> bool:
    return ticket.visibility == TicketType.Visibility.PUBLIC or ticket.ref in unlocked


def _sessions(keys: Iterable[int], since: datetime | None) -> Iterable[Any]:
    found = Session.objects.filter(activity__in=list(keys))
    if since is not None:
        found = found.filter(to_show(at=since))
    return (
        found.select_related("venue", "room")
        .annotate(pool=FilteredRelation("pools", condition=Q(pools__kind="general")))
        .annotate(
            course_ref=F("activity__course__ref"),
            holds=F("pool__capacity"),
            taken=F("pool__taken"),
            team_limit=F("pool__team_limit"),
            held_back=F("pool__held_back"),
            stopped=Exists(Finding.objects.filter(session=OuterRef("pk"), stops_opening=True)),
            red=Exists(Finding.objects.filter(session=OuterRef("pk"), light=Finding.Light.RED)),
            **labels.session_labels(),
        )
    )


def _demands(keys: Iterable[int], since: datetime | None) -> Iterable[PoolDemand]:
    found = PoolDemand.objects.filter(
        ticket_type__activity__in=list(keys), ticket_type__withdrawn=False
    )
    if since is not None:
        found = found.filter(pool__session__starts_at__gt=since)
    return (
        found.select_related("ticket_type", "pool")
        .annotate(run_of=_run_of())
        .order_by("ticket_type__position", "ticket_type__pk", "pool__pk")
    )


def _run_of() -> Subquery:
    """How many sessions a demand's ticket is for in all, those called off left out."""
    ahead = PoolDemand.objects.filter(
        ticket_type=OuterRef("ticket_type"), pool__session__status=Session.Status.SCHEDULED
    )
    counted = ahead.order_by().values("ticket_type")
    return Subquery(counted.annotate(n=Count("pool__session", distinct=True)).values("n"))


def _compose(
    activity: Activity,
    sessions: list[Any],
    demands: list[PoolDemand],
    team: list[Colleague],
    known: Vocabulary,
    *,
    at: datetime,
) -> ActivityFacts:
    tickets: dict[TicketType, list[PoolDemand]] = defaultdict(list)
    singles: dict[int, dict[TicketType, list[PoolDemand]]] = defaultdict(dict)
    for demand in demands:
        ticket = demand.ticket_type
        tickets[ticket].append(demand)
        if ticket.scope in SINGLE:
            singles[demand.pool.session_id].setdefault(ticket, []).append(demand)
    dated = [
        _session_facts(activity, each, singles.get(each.pk, {}), known, at=at) for each in sessions
    ]
    to_come = [
        s for s in dated if s.starts_at > at and s.session.status == Session.Status.SCHEDULED
    ]
    coming = {s.session.pk for s in to_come}
    run = [
        _run_facts(ticket, own, coming, at=at)
        for ticket, own in tickets.items()
        if ticket.scope in RUN and {d.pool.session_id for d in own} & coming
    ]
    run_left = states.least(s.left for s in to_come)
    run_state = (
        states.state(
            activity,
            run,
            run_left,
            opens=all(s.opens for s in to_come),
            waits=any(states.waits(s.session) for s in to_come),
        )
        if to_come
        else State.PAST
    )
    return ActivityFacts(
        activity=activity,
        course_ref=sessions[0].course_ref if sessions else "",
        sessions=dated,
        to_come=to_come,
        run_tickets=run,
        run_state=run_state,
        run_left=run_left,
        state=states.overall(activity, to_come, run, run_state),
        team=team,
        art_forms=labels.terms(getattr(activity, "art_form_keys", ""), known.art_forms),
        features=labels.terms(getattr(activity, "access_keys", ""), known.access),
    )


def _run_facts(
    ticket: TicketType, demands: list[PoolDemand], coming: set[int], *, at: datetime
) -> TicketFacts:
    """What it covers is what is still to come; joining late may cost less."""
    ahead = [demand for demand in demands if demand.pool.session_id in coming]
    left = len({demand.pool.session_id for demand in ahead})
    run = (left, ahead[0].run_of)  # type: ignore[attr-defined]  # annotated by `_demands`
    late = ticket.scope == TicketType.Scope.ALL
    return ticket_facts(ticket, ahead, at=at, run=run if late else (1, 1))


def _session_facts(
    activity: Activity,
    session: Any,  # a Session with what `_sessions` annotates
    tickets: dict[TicketType, list[PoolDemand]],
    known: Vocabulary,
    *,
    at: datetime,
) -> SessionFacts:
    own = [ticket_facts(ticket, demands, at=at) for ticket, demands in tickets.items()]
    left = states.to_sell(session)
    opens = not session.stopped
    if session.status == Session.Status.CANCELLED:
        state = State.CANCELLED
    elif session.starts_at <= at:
        state = State.PAST
    else:
        state = states.state(activity, own, left, opens=opens, waits=states.waits(session))
    return SessionFacts(
        session=session,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        capacity=session.holds,
        left=left,
        opens=opens,
        state=state,
        tickets=own,
        features=labels.terms(session.session_access_keys, known.access),
        may_run=not session.red,
        held_back=states.room(session) != left,
    )
