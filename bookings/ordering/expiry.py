"""Holds end. The sweep frees what has run out, once, however many sweep at the same time."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.db import OperationalError
from django.utils.translation import gettext as _

from bookings.catalogue.models import Session
from bookings.ordering import hoarding, inventory
from bookings.ordering.codes import spending
from bookings.ordering.models import Allocation, Booking, BookingLine, BookingState, Place
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk.tasks import raise_task
from kernel.due.parts import part
from kernel.payments import checkout as payments
from kernel.people.roles import Role

log = logging.getLogger(__name__)

SWEEPER = Actor.system("release_expired_holds")


def overdue(*, at: datetime, sessions: Iterable[Session] | None = None) -> list[Booking]:
    """Held bookings whose time has run out, the oldest first."""
    late = Booking.objects.filter(state=BookingState.HELD, hold_until__lte=at)
    if sessions is not None:
        late = late.filter(lines__places__session__in=list(sessions)).distinct()
    return list(late.order_by("pk"))


def release_expired(*, at: datetime, sessions: Iterable[Session] | None = None) -> int:
    """Free every overdue hold (of these sessions), each in its own transaction; how many.

    One that cannot be freed is a staff task, and keeps no other from its turn.
    """
    return sum(_release(booking, at=at) for booking in overdue(at=at, sessions=sessions))


def end_hold(*, booking: Booking, by: Actor, at: datetime, only_if_overdue: bool = False) -> bool:
    """Give a held booking's places back. False when somebody else was first, or it was paid."""
    with trail.act(by=by, at=at) as noted:
        if not win(booking, at=at, only_if_overdue=only_if_overdue):
            return False
        inventory.give_back(free(booking))
        spending.follow(booking)
        # The provider is asked, once this is committed, not to take money for what is gone.
        payments.give_up(owner=("booking", booking.ref), by=by, at=at)
        noted.note("booking.expired", about=("booking", booking.ref))
    return True


def let_go(*, booking: Booking, by: Actor, at: datetime, version: int | None = None) -> bool:
    """The booker wants the places no more. False when the hold was over, or it was paid.

    With a `version` also False when what is in it has changed since.
    """
    with trail.act(by=by, at=at) as noted:
        if not win(booking, at=at, to=BookingState.CANCELLED, version=version):
            return False
        inventory.give_back(free(booking))
        spending.follow(booking)
        payments.give_up(owner=("booking", booking.ref), by=by, at=at)
        noted.note("booking.let_go", about=("booking", booking.ref))
    return True


def win(
    booking: Booking,
    *,
    at: datetime,
    only_if_overdue: bool = False,
    to: BookingState = BookingState.EXPIRED,
    version: int | None = None,
) -> bool:
    """Compare-and-set: of the sweep, a payment and another sweep, one gets the booking."""
    mine = Booking.objects.filter(pk=booking.pk, state=BookingState.HELD)
    if only_if_overdue:
        mine = mine.filter(hold_until__lte=at)
    if version is not None:
        mine = mine.filter(version=version)
    return bool(mine.update(state=to, ended_at=at, **hoarding.FORGOTTEN))


def free(booking: Booking) -> dict[int, int]:
    """End what a booking has; returns the units that go back, by pool. Win its row first."""
    live = Allocation.objects.filter(line__booking=booking, active=True)
    units = inventory.summed(live.values_list("pool_id", "units"))
    live.update(active=False)
    Place.objects.filter(line__booking=booking, live=True).update(
        live=False, ticket_secret=None, issued_at=None
    )
    BookingLine.objects.filter(booking=booking).update(live=False)
    return units


def _release(booking: Booking, *, at: datetime) -> bool:
    try:
        return end_hold(booking=booking, by=SWEEPER, at=at, only_if_overdue=True)
    except OperationalError:
        raise  # a lock or a lost connection: the next minute is the cure
    except Exception:
        log.exception("The hold of booking %s could not be released.", booking.ref)
        raise_task(
            kind="hold_not_released",
            about=("booking", booking.ref),
            for_role=Role.ADMINISTRATOR,
            text=_(
                "The hold of booking %(ref)s has ended, but its places could not be given back "
                "because of a fault of ours. Please tell whoever looks after this site."
            )
            % {"ref": booking.ref},
            at=at,
        )
        return False


@part("release_expired_holds")
def sweep(*, at: datetime) -> str:
    """Every minute by `run_due`."""
    return f"{release_expired(at=at)} holds released."
