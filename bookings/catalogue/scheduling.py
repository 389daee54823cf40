"""Making activities and sessions: the facts, changed at once and on the record."""

from datetime import datetime

from django.db.models import F, Q
from django.utils.translation import gettext as _

from bookings.catalogue import ticketing
from bookings.catalogue.called_off import tell_the_box_office
from bookings.catalogue.models import Activity, Course, Room, Session, Venue
from bookings.ordering.models import CapacityPool
from bookings.ordering.news import telling as news
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
    performing: str = Session.Performing.NOBODY,
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
            performing=performing,
        )
        CapacityPool.objects.create(session=session, capacity=capacity)
        ticketing.cover(session, activity)
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
    performing: str | None = None,
    despite: str = "",
) -> None:
    """Move a date or change its room, places or own name. Never fewer places than are taken.

    Its team moves with it: Taken also when one of them is elsewhere then.
    """
    _check_times(starts_at, ends_at)
    _check_room(room, venue, capacity)
    with trail.act(by=by, at=at) as noted:
        before = news.was(session)
        _resize(session, capacity)
        Session.objects.filter(pk=session.pk).update(
            starts_at=starts_at,
            ends_at=ends_at,
            venue=venue,
            room=room,
            title_en=session.title_en if title_en is None else title_en,
            performing=session.performing if performing is None else performing,
        )
        session.refresh_from_db()
        _claim(session, despite, by=by, at=at)
        gatekeeper.rejudge(sessions=[session], by=by, at=at)
        news.moved(session, before, at=at)
        noted.note(
            "session.changed",
            about=("session", session.ref),
            starts=starts_at.isoformat(),
            capacity=capacity,
            performing=session.performing,
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
            news.called_off(session, at=at)
            noted.note("session.cancelled", about=("session", session.ref))
    session.refresh_from_db()


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
    """`capacity` is of all its places, also those that are kept; these stay as many as they are."""
    pool = CapacityPool.objects.filter(session=session, kind=CapacityPool.Kind.GENERAL)
    if capacity is None:
        enough, new = Q(held_back=0), None
    else:
        enough, new = Q(taken__lte=capacity - F("held_back")), capacity - F("held_back")
    if not pool.filter(enough).update(capacity=new):
        taken, kept = pool.values_list("taken", "held_back").get()
        sentence = (
            _("%(taken)d places are taken already and %(kept)d are kept. Offer at least as many.")
            if kept
            else _("%(taken)d places are taken already. Offer at least that many.")
        )
        raise CannotSchedule(sentence % {"taken": taken, "kept": kept})
