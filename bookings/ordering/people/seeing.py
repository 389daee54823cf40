"""What was told before, shown again: to whom, and to nobody who only has the link of a ticket.

While a booking is held, its link is known to the browser that typed; once it is booked, the link is
in a mail that may be handed on. Then, and for people of a household, one signs in first.
"""

from datetime import datetime

from bookings.ordering.models import Booking, BookingState
from bookings.ordering.people.stops import Guest
from kernel.audit.actor import Actor
from kernel.people import households
from kernel.people.family import Guardianship
from kernel.people.models import User
from safeguarding import care


def is_owner(user: User | None, booking: Booking) -> bool:
    """Signed in as whoever booked."""
    return user is not None and user.person_id is not None and user.person_id == booking.booker_id


def may_see(user: User | None, booking: Booking, person: int, *, at: datetime) -> bool:
    if is_owner(user, booking):
        return True
    if booking.state != BookingState.HELD:
        return False
    return not households.are_known([person], at=at)


def care_of(guest: Guest, booking: Booking, *, by: Actor, at: datetime) -> care.Care | None:
    """A sight of it, and on the trail as one. Ask `may_see` first."""
    why = ("booking", booking.ref)
    read = care.read([guest.person], why=why, with_close=True, by=by, at=at)
    return read.get(guest.person.pk)


def relation_to(booking: Booking, guest: Guest) -> str:
    rows = Guardianship.objects.filter(carer=booking.booker_id, child=guest.person)
    return rows.values_list("relation", flat=True).first() or ""
