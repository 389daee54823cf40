"""From held to booked: ticket secrets, and the one mail that says so."""

from datetime import datetime

from bookings.ordering import hoarding, letters
from bookings.ordering.models import Booking, BookingState, Place
from bookings.ordering.overview import overview
from bookings.ordering.people import keeping
from kernel.audit.trail import Trail
from kernel.payments.models import Payment
from kernel.references import new_secret


def confirm(
    *,
    booking: Booking,
    was: BookingState,
    payment: Payment | None,
    noted: Trail,
    at: datetime,
) -> bool:
    """Compare-and-set from `was`; False when somebody else moved it first.

    Call it inside an act, with the places already taken. Writes tickets and the mail's row.
    """
    if was not in (s for s, then in BookingState.NEXT.items() if "confirmed" in then):
        raise ValueError(f"A booking that is {was} cannot be confirmed.")
    if not _win(booking, was, at):
        return False
    booking.refresh_from_db()
    seen = overview(booking)
    _issue_tickets(seen.places, at)
    keeping.note_household(seen, by=noted.by, at=at)
    letters.booked(seen=seen, payment=payment, at=at)
    noted.note(
        "booking.confirmed",
        about=("booking", booking.ref),
        pence=booking.total.pence,
        payment=payment.ref if payment else None,
    )
    return True


def _win(booking: Booking, was: BookingState, at: datetime) -> bool:
    """The guard: of a payment, a second one and the sweep, one gets the booking."""
    return bool(
        Booking.objects.filter(pk=booking.pk, state=was).update(
            state=BookingState.CONFIRMED, confirmed_at=at, ended_at=None, **hoarding.FORGOTTEN
        )
    )


def _issue_tickets(places: list[Place], at: datetime) -> None:
    for place in places:
        place.ticket_secret, place.issued_at = new_secret(), at
    Place.objects.bulk_update(places, ["ticket_secret", "issued_at"])
