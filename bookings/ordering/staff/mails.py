"""Mails about a booking, and sending its tickets once more."""

from datetime import datetime

from django.db.models import QuerySet

from bookings.ordering.models import Booking
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.mail.again import send_again
from kernel.mail.models import Message

TICKETS = "booked"


def about(booking: Booking) -> QuerySet[Message]:
    return Message.objects.filter(about_kind="booking", about_ref=booking.ref).order_by("pk")


def tickets_of(booking: Booking) -> Message | None:
    """The mail with the tickets, once there was one."""
    return about(booking).filter(kind=TICKETS).first()


def tickets_again(*, booking: Booking, key: str, by: Actor, at: datetime) -> bool:
    """The same mail to the same address once more; one `key` sends one. False: there is none."""
    first = tickets_of(booking)
    if first is None:
        return False
    with trail.act(by=by, at=at) as noted:
        if send_again(first, key=key, at=at):
            noted.note("booking.mail_again", about=("booking", booking.ref))
    return True
