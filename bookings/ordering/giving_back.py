"""A booker gives places back. What was free goes at once; for what was paid a person is asked.

Cancelling and refunding are separate acts: here nothing is refunded.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from bookings.ordering import contents, expiry, inventory, letters, lines
from bookings.ordering.codes import spending
from bookings.ordering.contents import Thing
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.overview import Item, Overview, overview
from bookings.ordering.sentences import CannotBook
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk.tasks import raise_task
from kernel.people.roles import Role


class NotToGiveBack(CannotBook):
    def __init__(self) -> None:
        super().__init__(
            _("That cannot be given back here any more: it has begun, or is given back already.")
        )


def may_still(seen: Overview, *, at: datetime) -> list[Item]:
    """What of a booking has not begun."""
    if seen.booking.state != BookingState.CONFIRMED:
        return []
    return [item for item in seen.items if item.sessions[0].starts_at > at]


def is_free(item: Item) -> bool:
    return not any(line.price_pence or line.above_pence for line in item.lines)


def give_back(
    *, booking: Booking, things: Collection[Thing], by: Actor, at: datetime
) -> list[Item]:
    """Those of `things` that were free go back now, the rest is asked of the box office.

    Returns what went. Once for one booking and thing. Raises NotToGiveBack.
    """
    seen = overview(booking)
    chosen = [item for item in may_still(seen, at=at) if item.thing in things]
    if not chosen:
        raise NotToGiveBack
    free = [item for item in chosen if is_free(item)]
    paid = [item for item in chosen if not is_free(item)]
    with trail.act(by=by, at=at) as noted:
        if free:
            _free(seen, free, at=at)
            letters.given_back(seen=seen, items=free, at=at)
            noted.note(
                "booking.given_back",
                about=("booking", booking.ref),
                places=sum(len(item.places) for item in free),
            )
        if paid:
            _ask(booking, paid, at=at)
            noted.note("booking.asked_to_cancel", about=("booking", booking.ref))
    booking.refresh_from_db()
    return free


def _free(seen: Overview, items: Sequence[Item], *, at: datetime) -> None:
    """The row first: of two clicks one gives back. Raises NotToGiveBack."""
    booking = seen.booking
    whole = len(items) == len(seen.items)
    mine = Booking.objects.filter(
        pk=booking.pk, state=BookingState.CONFIRMED, version=booking.version
    )
    now = {"version": booking.version + 1}
    if whole:
        now |= {"state": BookingState.CANCELLED, "ended_at": at}  # type: ignore[dict-item]  # a row's
    if not mine.update(**now):
        raise NotToGiveBack
    if whole:
        inventory.give_back(expiry.free(booking))
    else:
        held = contents.contents_of(booking)
        goes = [line for item in items for line in held.of(item.thing)]
        inventory.give_back(held.units_of(goes))
        lines.take_out(goes, at=at)
    spending.follow(booking)


def _ask(booking: Booking, items: Sequence[Item], *, at: datetime) -> None:
    what = ", ".join(item.title for item in items)
    raise_task(
        kind="wants_to_cancel",
        about=("booking", booking.ref),
        for_role=Role.BOX_OFFICE,
        text=_(
            "Booking %(ref)s would like to give back what it has paid for: %(what)s. Decide what "
            "is owed, and write to the booker."
        )
        % {"ref": booking.ref, "what": what},
        at=at,
        key=what[:60],
    )
