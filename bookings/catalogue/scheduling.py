"""Making activities, sessions and tickets: the facts, changed at once and on the record."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from bookings.catalogue.called_off import tell_the_box_office
from bookings.catalogue.models import Activity, Course, Room, Session, Venue
from bookings.ordering.models import CapacityPool, PoolDemand, TicketType
from bookings.planning import gatekeeper
from bookings.planning.clashes.claims import Clash, claim
from kernel.audit import trail
from kernel.audit.actor import Actor


class CannotSchedule(Exception):
    """What was asked cannot be; the message says why and what to do."""


class Taken(CannotSchedule):
    """The room or somebody of the team is elsewhere then. `despite` says why it may be so."""


def create_activity(*, title: str, kind: str, by: Actor, at: datetime, **facts: object) -> Activity:
    """A new activity, not yet on show, with the course that stands for its whole run."""
    facts.setdefault("duty_of_care", Activity.DutyOfCare.UNACCOMPANIED_CHILDREN)
    facts.setdefault("way_in", Activity.Way.EACH)
    with trail.act(by=by, at=at) as noted:
        activity = Activity.objects.create(title_en=title, kind=kind, **facts)
        Course.objects.create(activity=activity)
        noted.note("activity.created", about=("activity", activity.ref), kind=kind)
    return activity


def add_session(
    *,
    activity: Activity,
    starts_at: datetime,
    ends_at: datetime,
    venue: Venue,
    room: Room | None,
    capacity: int | None,
    by: Actor,
    at: datetime,
    title_en: str = "",
    title_cy: str = "",
    despite: str = "",
) -> Session:
    """One more date, with its stock; tickets that cover every date cover it too.

    Raises CannotSchedule when the room is too small or the times are the wrong way round, Taken
    when the room has something else then and `despite` does not say why that is all right.
    """
    _check_times(starts_at, ends_at)
    _check_room(room, venue, capacity)
    with trail.act(by=by, at=at) as noted:
        session = Session.objects.create(
            activity=activity,
            starts_at=starts_at,
            ends_at=ends_at,
            venue=venue,
            room=room,
            title_en=title_en,
            title_cy=title_cy,
        )
        pool = CapacityPool.objects.create(session=session, capacity=capacity)
        _cover(session, pool, activity)
        _claim(session, despite, by=by, at=at)
        gatekeeper.rejudge(sessions=[session], by=by, at=at)
        noted.note(
            "session.added",
            about=("session", session.ref),
            activity=activity.ref,
            starts=starts_at.isoformat(),
            capacity=capacity,
        )
    return session


def change_session(
    *,
    session: Session,
    starts_at: datetime,
    ends_at: datetime,
    venue: Venue,
    room: Room | None,
    capacity: int | None,
    by: Actor,
    at: datetime,
    title_en: str | None = None,
    despite: str = "",
) -> None:
    """Move a date or change its room, places or own name. Never fewer places than are taken.

    Its team moves with it: Taken also when one of them is elsewhere then.
    """
    _check_times(starts_at, ends_at)
    _check_room(room, venue, capacity)
    with trail.act(by=by, at=at) as noted:
        _resize(session, capacity)
        Session.objects.filter(pk=session.pk).update(
            starts_at=starts_at,
            ends_at=ends_at,
            venue=venue,
            room=room,
            title_en=session.title_en if title_en is None else title_en,
        )
        session.refresh_from_db()
        _claim(session, despite, by=by, at=at)
        gatekeeper.rejudge(sessions=[session], by=by, at=at)
        noted.note(
            "session.changed",
            about=("session", session.ref),
            starts=starts_at.isoformat(),
            capacity=capacity,
        )


def cancel_session(*, session: Session, by: Actor, at: datetime) -> None:
    """The date will not happen. It stays on the page, marked; its places are not sold any more."""
    with trail.act(by=by, at=at) as noted:
        won = Session.objects.filter(pk=session.pk, status=Session.Status.SCHEDULED).update(
            status=Session.Status.CANCELLED
        )
        if won:
            _claim(session, "", by=by, at=at)  # lets go of the room and the team
            tell_the_box_office(session, at=at)
            noted.note("session.cancelled", about=("session", session.ref))
    session.refresh_from_db()


def add_ticket_type(
    *,
    activity: Activity,
    title: str,
    kind: str,
    scope: str,
    by: Actor,
    at: datetime,
    sessions: Sequence[Session] | None = None,
    quota: int | None = None,
    **facts: object,
) -> TicketType:
    """A ticket on all dates of the activity, or on some. `quota` limits it on each date."""
    with trail.act(by=by, at=at) as noted:
        ticket = TicketType.objects.create(
            activity=activity,
            title_en=title,
            kind=kind,
            scope=scope,
            position=TicketType.objects.filter(activity=activity).count(),
            **facts,
        )
        covered = list(activity.sessions.all()) if sessions is None else list(sessions)
        pools = {
            pool.session_id: pool
            for pool in CapacityPool.objects.filter(
                session__in=covered, kind=CapacityPool.Kind.GENERAL
            )
        }
        demands = [
            PoolDemand(ticket_type=ticket, pool=p, units=ticket.admits) for p in pools.values()
        ]
        if quota is not None:
            limits = CapacityPool.objects.bulk_create(
                CapacityPool(session=s, kind=CapacityPool.Kind.LIMIT, limits=ticket, capacity=quota)
                for s in covered
            )
            demands += [PoolDemand(ticket_type=ticket, pool=p, units=ticket.admits) for p in limits]
        PoolDemand.objects.bulk_create(demands)
        noted.note(
            "ticket.added",
            about=("ticket", ticket.ref),
            activity=activity.ref,
            kind=kind,
            pence=ticket.price_pence,
        )
    return ticket


def withdraw_ticket_type(*, ticket: TicketType, by: Actor, at: datetime) -> None:
    """Stop selling it. Tickets already sold stay good."""
    with trail.act(by=by, at=at) as noted:
        if TicketType.objects.filter(pk=ticket.pk, withdrawn=False).update(withdrawn=True):
            noted.note("ticket.withdrawn", about=("ticket", ticket.ref))


def _claim(session: Session, despite: str, *, by: Actor, at: datetime) -> None:
    try:
        claim([session], by=by, at=at, despite=despite)
    except Clash as clash:
        raise Taken(str(clash)) from clash


def _check_times(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise CannotSchedule(_("It must end after it starts."))


def _check_room(room: Room | None, venue: Venue, capacity: int | None) -> None:
    if room is None:
        return
    if room.venue_id != venue.pk:
        raise CannotSchedule(_("That room is not in that venue. Choose the venue's own room."))
    if capacity is None or capacity > room.capacity:
        raise CannotSchedule(
            _("%(room)s holds %(holds)d people. Offer at most that many places.")
            % {"room": room.title_en, "holds": room.capacity}
        )


def _resize(session: Session, capacity: int | None) -> None:
    enough = Q() if capacity is None else Q(taken__lte=capacity)
    pool = CapacityPool.objects.filter(session=session, kind=CapacityPool.Kind.GENERAL)
    if not pool.filter(enough).update(capacity=capacity):
        taken = pool.values_list("taken", flat=True).get()
        raise CannotSchedule(
            _("%(taken)d places are taken already. Offer at least that many.") % {"taken": taken}
        )


def _cover(session: Session, pool: CapacityPool, activity: Activity) -> None:
    """Existing tickets that cover every other date of the activity cover the new one too."""
    others = activity.sessions.exclude(pk=session.pk).count()
    for ticket in TicketType.objects.filter(activity=activity, withdrawn=False):
        general = ticket.demands.filter(pool__kind=CapacityPool.Kind.GENERAL)
        if general.count() < others:
            continue  # an item's own ticket stays the item's own
        PoolDemand.objects.create(ticket_type=ticket, pool=pool, units=ticket.admits)
        limit = CapacityPool.objects.filter(limits=ticket).exclude(session=session).first()
        if limit is not None:
            own = CapacityPool.objects.create(
                session=session,
                kind=CapacityPool.Kind.LIMIT,
                limits=ticket,
                capacity=limit.capacity,
            )
            PoolDemand.objects.create(ticket_type=ticket, pool=own, units=ticket.admits)
