"""The mail that brings a certificate: one row, in the transaction that issues it."""

from datetime import datetime

from bookings.certificates import paper
from bookings.certificates.models import Certificate
from bookings.ordering.models import Booking
from kernel.mail import outbox


def issued(certificate: Certificate, *, booking: Booking, at: datetime) -> None:
    """To whoever booked; where there is no address, the staff screen has the PDF to print."""
    if not booking.booker_email:
        return
    outbox.post(
        kind="certificate",
        to=booking.booker_email,
        template="bookings/emails/certificate",
        context={
            "certificate": certificate,
            "facts": certificate.facts,
            "booking": booking,
            "verify_url": paper.verify_url(certificate),
        },
        about=("certificate", certificate.code),
        dedupe_key=f"certificate:{certificate.code}",
        at=at,
        language=certificate.language,
        attach=[(paper.ATTACHMENT, certificate.code)],
    )
