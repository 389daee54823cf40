"""The programme for pages: live facts of many activities in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from bookings.catalogue import labels
from bookings.catalogue.facts import (
    FEW,
    ActivityFacts,
    Colleague,
    SessionFacts,
    State,
    TicketFacts,
)
from bookings.catalogue.models import Activity, Session
from bookings.catalogue.teams import teams_of
from bookings.catalogue.vocabulary import Vocabulary, vocabulary
from bookings.catalogue.words import word
from bookings.ordering.models import PoolDemand, TicketType
from bookings.planning.models import Finding
from kernel import clock
from kernel.money import Money

RUN = {TicketType.Scope.ALL, TicketType.Scope.EACH_OR_ALL}
SINGLE = {TicketType.Scope.EACH, TicketType.Scope.EACH_OR_ALL}
BY_OTHER_WAYS = {
    Activity.Way.DROP_IN: State.DROP_IN,
    Activity.Way.BY_REQUEST: State.BY_REQUEST,
    Activity.Way.BY_APPLICATION: State.BY_APPLICATION,
    Activity.Way.BY_STAFF: State.BY_STAFF,
}


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
) -> dict[int, ActivityFacts]:
    """Live facts by activity key: two queries for any number, three with the team's names.

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
        demands[demand.ticket_type.activity_id].append(demand)
    teams = teams_of(by_key) if with_leads else {}
    known = vocabulary()
    return {
        key: _compose(activity, sessions[key], demands[key], teams.get(key, []), known, at=at)
        for key, activity in by_key.items()
    }


def facts_of(activity: Activity, *, at: datetime, with_leads: bool = False) -> ActivityFacts:
    return facts([activity], at=at, with_leads=with_leads)[activity.pk]


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
    return found.select_related("ticket_type", "pool").order_by(
        "ticket_type__position", "ticket_type__pk", "pool__pk"
    )


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
        _ticket_facts(ticket, [d for d in own if d.pool.session_id in coming])
        for ticket, own in tickets.items()
        if ticket.scope in RUN and {d.pool.session_id for d in own} & coming
    ]
    run_left = _least(s.left for s in to_come)
    run_state = (
        _state(
            activity,
            run,
            run_left,
            opens=all(s.opens for s in to_come),
            waits=any(_waits(s.session) for s in to_come),
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
        state=_overall(activity, to_come, run, run_state),
        team=team,
        art_forms=labels.terms(getattr(activity, "art_form_keys", ""), known.art_forms),
        features=labels.terms(getattr(activity, "access_keys", ""), known.access),
    )


def _session_facts(
    activity: Activity,
    session: Any,  # a Session with what `_sessions` annotates
    tickets: dict[TicketType, list[PoolDemand]],
    known: Vocabulary,
    *,
    at: datetime,
) -> SessionFacts:
    own = [_ticket_facts(ticket, demands) for ticket, demands in tickets.items()]
    left = _to_sell(session)
    opens = not session.stopped
    if session.status == Session.Status.CANCELLED:
        state = State.CANCELLED
    elif session.starts_at <= at:
        state = State.PAST
    else:
        state = _state(activity, own, left, opens=opens, waits=_waits(session))
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
        held_back=_room(session) != left,
    )


def _ticket_facts(ticket: TicketType, demands: list[PoolDemand]) -> TicketFacts:
    left = _least(None if d.pool.to_sell is None else d.pool.to_sell // d.units for d in demands)
    room = _least(None if d.pool.left is None else max(d.pool.left, 0) // d.units for d in demands)
    return TicketFacts(
        ref=ticket.ref,
        title=word(ticket, "title"),
        note=word(ticket, "note"),
        kind=ticket.kind,
        scope=ticket.scope,
        per=ticket.per,
        price=ticket.price,
        lowest=None if ticket.min_pence is None else Money(ticket.min_pence),
        suggested=None if ticket.suggested_pence is None else Money(ticket.suggested_pence),
        highest=None if ticket.max_pence is None else Money(ticket.max_pence),
        admits=ticket.admits,
        most=ticket.max_per_booking,
        sold_online=ticket.is_sold_online,
        left=left,
        type=ticket,
        draws=tuple((d.pool_id, d.pool.session_id, d.units) for d in demands),
        waits_for_adult=left == 0 and room != 0,
    )


def _state(
    activity: Activity,
    tickets: list[TicketFacts],
    left: int | None,
    *,
    opens: bool,
    waits: bool,
) -> State:
    if activity.way_in in BY_OTHER_WAYS:
        return BY_OTHER_WAYS[Activity.Way(activity.way_in)]
    online = [ticket for ticket in tickets if ticket.sold_online]
    if not online:
        return State.BY_TELEPHONE
    none_left = left == 0 or all(ticket.left == 0 for ticket in online)
    if none_left and not (waits or any(ticket.waits_for_adult for ticket in online)):
        return State.FULL
    if not opens:
        return State.OPENS_SOON
    if none_left:
        return State.NEEDS_ADULT
    return State.FEW if left is not None and left <= FEW else State.OPEN


def _overall(
    activity: Activity, to_come: list[SessionFacts], run: list[TicketFacts], run_state: State
) -> State:
    """The most hopeful of what the run and the dates say."""
    if not to_come:
        return State.PAST
    states = [s.state for s in to_come if s.tickets]
    if run:
        states.append(run_state)
    hope = [
        State.OPEN,
        State.FEW,
        State.OPENS_SOON,
        State.NEEDS_ADULT,
        State.FULL,
        State.BY_TELEPHONE,
    ]
    if activity.way_in in BY_OTHER_WAYS:
        return BY_OTHER_WAYS[Activity.Way(activity.way_in)]
    return next((state for state in hope if state in states), State.BY_TELEPHONE)


def _to_sell(session: Any) -> int | None:
    """Places free that the team can look after; None: no limit."""
    limits = [limit for limit in (session.holds, session.team_limit) if limit is not None]
    return max(min(limits) - session.taken, 0) if limits else None


def _room(session: Any) -> int | None:
    return None if session.holds is None else max(session.holds - session.taken, 0)


def _waits(session: Any) -> bool:
    """There is room, but not yet an adult more for it."""
    return _room(session) != 0 and _to_sell(session) == 0


def _least(numbers: Iterable[int | None]) -> int | None:
    return min((n for n in numbers if n is not None), default=None)
