"""Marking who came: one mark for one place. The last mark wins, and the trail keeps them all."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from bookings.catalogue.models import Session
from bookings.ordering.models import Place
from bookings.register.models import Attendance
from kernel.audit import trail
from kernel.audit.actor import Actor

BEFORE = AFTER = timedelta(hours=24)
TRIES = 5


class CannotMark(Exception):
    """The mark cannot be made; the message says why, for the person with the phone."""


def opens_at(session: Session) -> datetime:
    return session.starts_at - BEFORE


def closes_at(session: Session) -> datetime:
    return session.ends_at + AFTER


def is_open(session: Session, *, at: datetime) -> bool:
    """From a day before it starts until a day after it ends."""
    return opens_at(session) <= at <= closes_at(session)


def mark(*, place: Place, mark: str, by: Actor, at: datetime) -> bool:
    """Write one mark; False when it says so already (a double tap, the back button).

    Raises CannotMark outside the register's hours, on a cancelled session, and for an unknown mark.
    """
    _check(place.session, mark, at)
    with trail.act(by=by, at=at) as noted:
        before = _write(place, mark, by=by, at=at)
        if before == mark:
            return False
        noted.note(
            "register.marked",
            about=("place", place.ref),
            session=place.session.ref,
            before=before,
            mark=mark,
        )
    return True


def _check(session: Session, mark: str, at: datetime) -> None:
    if mark not in Attendance.Mark.values:
        raise CannotMark(_("That is not a mark we know. Choose one of the buttons."))
    if session.status == Session.Status.CANCELLED:
        raise CannotMark(_("This session is cancelled, so nobody is marked."))
    if not is_open(session, at=at):
        raise CannotMark(_("This register is closed. Nothing was changed."))


def _write(place: Place, mark: str, *, by: Actor, at: datetime) -> str:
    """Set the mark; returns the one it replaced, so that two phones leave a true trail."""
    for _again in range(TRIES):
        before = _present_mark(place)
        if before is None:
            if _first(place, mark, by=by, at=at):
                return str(Attendance.Mark.EXPECTED)
        elif before == mark or _replace(place, before, mark, by=by, at=at):
            return before
    raise CannotMark(_("Somebody else is marking this person right now. Look, and tap again."))


def _present_mark(place: Place) -> str | None:
    return Attendance.objects.filter(place=place).values_list("mark", flat=True).first()


def _first(place: Place, mark: str, *, by: Actor, at: datetime) -> bool:
    try:
        with transaction.atomic():
            Attendance.objects.create(place=place, mark=mark, marked_at=at, marked_by=str(by))
    except IntegrityError:
        return False  # another phone was quicker; look again
    return True


def _replace(place: Place, before: str, mark: str, *, by: Actor, at: datetime) -> bool:
    changed = Attendance.objects.filter(place=place, mark=before).update(
        mark=mark, marked_at=at, marked_by=str(by)
    )
    return bool(changed)
