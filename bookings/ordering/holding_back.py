"""Places kept for access, schools, bursaries or by staff, and how they go back to everybody.

Places move between the general pool of a session and the pools kept beside it: one is made smaller
and the other larger in one transaction, each by a conditional update, the general pool first (it
has the smaller key). What is taken is never moved.
"""

from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bookings.catalogue.models import Session
from bookings.ordering.models import CapacityPool
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk.tasks import raise_task
from kernel.due.parts import part
from kernel.people.roles import Role

Kind = CapacityPool.Kind
WARNING = timedelta(days=2)
RELEASER = Actor.system("release_kept_places")


class CannotKeep(Exception):
    """The places stay where they are; the message says why."""


def keep(
    *,
    session: Session,
    kind: str,
    places: int,
    release_at: datetime | None,
    by: Actor,
    at: datetime,
) -> CapacityPool:
    """Take free places out of everybody's stock and keep them. Raises CannotKeep.

    `release_at` is when those of this kind that are still free go back; it counts for all of them.
    """
    if kind not in Kind.KEPT or places < 1:
        raise ValueError("Places are kept for one of the four reasons, and at least one.")
    with trail.act(by=by, at=at) as noted:
        general = CapacityPool.objects.filter(session=session, kind=Kind.GENERAL)
        free = Q(capacity__isnull=False, taken__lte=F("capacity") - places)
        if not general.filter(free).update(
            capacity=F("capacity") - places, held_back=F("held_back") + places
        ):
            raise CannotKeep(_not_free(general.get()))
        pool, _new = CapacityPool.objects.get_or_create(
            session=session, kind=kind, defaults={"capacity": 0}
        )
        CapacityPool.objects.filter(pk=pool.pk).update(
            capacity=F("capacity") + places, release_at=release_at, warned_at=None
        )
        noted.note("places.kept", about=("session", session.ref), kind=kind, places=places)
    pool.refresh_from_db()
    return pool


def release(*, pool: CapacityPool, by: Actor, at: datetime, places: int | None = None) -> int:
    """Give kept places back to everybody, or all that are free; how many. Raises CannotKeep."""
    with trail.act(by=by, at=at) as noted:
        # The general pool's row is locked first, so that what is free below stays so.
        general = CapacityPool.objects.select_for_update().get(
            session=pool.session_id, kind=Kind.GENERAL
        )
        pool.refresh_from_db()
        asked = (pool.capacity or 0) - pool.taken if places is None else places
        if asked <= 0:
            return 0
        if not _move_back(general, pool, asked):
            raise CannotKeep(_("Some of those have just been taken. Look again."))
        noted.note(
            "places.released", about=("session", pool.session.ref), kind=pool.kind, places=asked
        )
    pool.refresh_from_db()
    return asked


def kept(session: Session) -> QuerySet[CapacityPool]:
    """The pools beside the general one, in the order of their kinds."""
    return CapacityPool.objects.filter(session=session, kind__in=Kind.KEPT).order_by("kind")


def _move_back(general: CapacityPool, pool: CapacityPool, places: int) -> bool:
    grown = CapacityPool.objects.filter(pk=general.pk, held_back__gte=places).update(
        capacity=F("capacity") + places, held_back=F("held_back") - places
    )
    shrunk = CapacityPool.objects.filter(pk=pool.pk, taken__lte=F("capacity") - places).update(
        capacity=F("capacity") - places
    )
    return bool(grown and shrunk)


def _not_free(general: CapacityPool) -> str:
    left = general.left
    if left is None:
        return _("This date has no limit of places, so none can be kept.")
    return ngettext(
        "Only %d place of this date is free. Keep at most that many.",
        "Only %d places of this date are free. Keep at most that many.",
        left,
    ) % (left)


@part("release_kept_places")
def run(*, at: datetime) -> str:
    """Every minute by `run_due`: the box office hears of it first, then the places go back."""
    due = _going_back(at).filter(release_at__lte=at, warned_at__lt=at)
    released = sum(release(pool=pool, by=RELEASER, at=at) for pool in due.order_by("pk"))
    unwarned = list(_going_back(at).filter(warned_at=None))
    for pool in unwarned:
        _warn(pool, at=at)
    return f"{released} kept places released, {len(unwarned)} warnings."


def _going_back(at: datetime) -> QuerySet[CapacityPool]:
    """Kept places still free whose time to go back has come or is near; dates to come only."""
    return CapacityPool.objects.filter(
        kind__in=Kind.KEPT,
        release_at__lte=at + WARNING,
        taken__lt=F("capacity"),
        session__status=Session.Status.SCHEDULED,
        session__starts_at__gt=at,
    ).select_related("session__activity")


def _warn(pool: CapacityPool, *, at: datetime) -> None:
    session, free = pool.session, (pool.capacity or 0) - pool.taken
    goes = clock.london(pool.release_at) if pool.release_at else clock.london(at)
    sentence = ngettext(
        "%(n)d place of “%(what)s” on %(day)s (%(kept)s) goes back to everybody on %(goes)s. "
        "Keep it longer if somebody is still coming.",
        "%(n)d places of “%(what)s” on %(day)s (%(kept)s) go back to everybody on %(goes)s. "
        "Keep them longer if somebody is still coming.",
        free,
    )
    raise_task(
        kind="kept_places_go_back",
        about=("session", session.ref),
        for_role=Role.BOX_OFFICE,
        text=sentence
        % {
            "n": free,
            "what": session.activity.title_en,
            "day": date_format(clock.london(session.starts_at), "j F Y"),
            "kept": Kind(pool.kind).label,
            "goes": date_format(goes, "j F, H:i"),
        },
        at=at,
        key=f"{pool.pk}:{pool.release_at:%Y%m%d%H%M}",
    )
    CapacityPool.objects.filter(pk=pool.pk).update(warned_at=at)
