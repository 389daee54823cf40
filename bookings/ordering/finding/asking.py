"""Links sent again. The page does the same work for every address, and so tells nobody anything.

It writes one row. A part of `run_due` looks whether there are bookings, and writes the mail.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import translation

from bookings.ordering import spoken
from bookings.ordering.finding.models import LinkRequest
from bookings.ordering.models import Booking, BookingState, Place
from bookings.ordering.overview import overview
from kernel.due.nudge import nudge
from kernel.due.parts import part
from kernel.mail import outbox

PART = "send_links"
KEPT = timedelta(days=1)
AGAIN_AFTER = timedelta(minutes=10)
MOST = 30  # bookings in one mail


def ask(*, email: str, language: str, at: datetime) -> None:
    """Write it down; asked again while it waits, it is one."""
    try:
        with transaction.atomic():
            LinkRequest.objects.create(email=email.lower(), language=language, asked_at=at)
    except IntegrityError:
        pass  # it waits already
    nudge(PART)


@part(PART)
def send_links(*, at: datetime) -> str:
    """Write to those who have bookings to come; forget who asked."""
    waiting = LinkRequest.objects.filter(done_at=None).order_by("pk")
    sent = sum(_send(each, at=at) for each in waiting)
    count, _rows = LinkRequest.objects.filter(done_at__lte=at - KEPT).delete()
    return f"{sent} mails with links; {count} requests forgotten."


def upcoming_of(email: str, *, at: datetime) -> list[Booking]:
    """Booked under that address, with a date that is not over yet."""
    to_come = Place.objects.filter(line__booking=OuterRef("pk"), live=True, session__ends_at__gt=at)
    found = Booking.objects.filter(
        Exists(to_come), state=BookingState.CONFIRMED, booker_email__iexact=email
    )
    return list(found.order_by("-pk")[:MOST])


def _send(request: LinkRequest, *, at: datetime) -> bool:
    """The row says that it was done: of two timers, one writes."""
    with transaction.atomic():
        if not LinkRequest.objects.filter(pk=request.pk, done_at=None).update(done_at=at):
            return False
        lately = LinkRequest.objects.filter(
            email=request.email, done_at__gt=at - AGAIN_AFTER, done_at__lte=at
        ).exclude(pk=request.pk)
        bookings = [] if lately.exists() else upcoming_of(request.email, at=at)
        if not bookings:
            return False
        with translation.override(request.language):
            outbox.post(
                kind="booking_links",
                to=bookings[0].booker_email,
                template="bookings/emails/booking_links",
                context={"bookings": [_said(booking) for booking in bookings]},
                about=("link_request", str(request.pk)),
                dedupe_key=f"booking_links:{request.pk}",
                at=at,
                language=request.language,
            )
    return True


def _said(booking: Booking) -> dict[str, Any]:
    seen = overview(booking)
    return {
        "title": seen.title,
        "dates": spoken.dates(seen.sessions),
        "ref": booking.ref.upper(),
        "url": settings.SITE_URL + reverse("booking", args=[booking.secret]),
    }
