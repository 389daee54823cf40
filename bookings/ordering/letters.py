"""The mails that a booking causes: one row each, in the transaction that causes them."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from bookings.catalogue.models import Session
from bookings.ordering.models import Booking
from fundraising.campaigns import questions
from kernel.mail import outbox
from kernel.money import Money
from kernel.payments.models import Payment


def booked(*, booking: Booking, payment: Payment | None, at: datetime) -> None:
    """“You're booked”: what, when, where, the tickets, and a receipt with the gift apart."""
    if not booking.booker_email:
        return  # somebody who booked by telephone and has no address
    outbox.post(
        kind="booked",
        to=booking.booker_email,
        template="bookings/emails/booked",
        context=_context(booking, payment),
        about=("booking", booking.ref),
        dedupe_key=f"booked:{booking.ref}",
        at=at,
        language=booking.language,
        attach=[("ticket", booking.ref)],
    )


def places_gone(*, booking: Booking, payment: Payment, at: datetime) -> None:
    """Paid too late: the places had gone, and the money is on its way back."""
    if not booking.booker_email:
        return
    outbox.post(
        kind="places_gone",
        to=booking.booker_email,
        template="bookings/emails/places_gone",
        context=_context(booking, payment),
        about=("booking", booking.ref),
        dedupe_key=f"places_gone:{payment.ref}",
        at=at,
        language=booking.language,
    )


def _context(booking: Booking, payment: Payment | None) -> dict:
    lines = list(booking.lines.select_related("ticket_type__activity", "session").order_by("pk"))
    sessions = (
        Session.objects.filter(places__line__booking=booking)
        .select_related("venue", "room", "activity")
        .distinct()
        .order_by("starts_at")
    )
    return {
        "booking": booking,
        "activity": lines[0].ticket_type.activity if lines else None,
        "lines": lines,
        "sessions": list(sessions),
        "payment": payment,
        "gift": Money(booking.gift_pence),
        "campaign": questions.by_ref(booking.campaign_ref) if booking.campaign_ref else None,
        "booking_url": settings.SITE_URL + reverse("booking", args=[booking.secret]),
    }
