"""Tickets: one a person and line, whether on a page, on paper or in a mail.

A place is on one session, and each has a secret of its own. A ticket for a whole run is still one
ticket with all its dates: nobody brings ten sheets to ten Saturdays. Any secret of its places opens
it; its code shows the first, and the register finds the place of the day by person and line.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from bookings.catalogue import artwork
from bookings.catalogue.models import Activity, Session
from bookings.catalogue.words import word
from bookings.ordering import spoken
from bookings.ordering.models import Booking, BookingState, Place
from bookings.ordering.overview import Overview, Seat, overview, title_of
from kernel.documents import press
from kernel.documents.qr import qr_svg
from kernel.mail.attachments import Attachment, maker


@dataclass(frozen=True)
class Ticket:
    """Words and code as `components/ticket.html` and the paper take them."""

    seen: Overview
    seat: Seat
    number: int
    secret: str

    @property
    def name(self) -> str:
        return self.seat.name or self.seat.ticket

    @property
    def activity(self) -> Activity:
        return self.seat.line.ticket_type.activity

    @property
    def title(self) -> str:
        return title_of(self.seat.line)

    @property
    def kind(self) -> str:
        return self.seat.ticket

    @property
    def sessions(self) -> list[Session]:
        return self.seat.sessions

    @property
    def when(self) -> str:
        return spoken.dates(self.sessions)

    @property
    def time(self) -> str:
        return spoken.times(self.sessions)

    @property
    def dates(self) -> list[str]:
        """Each date of a run in words; empty where there is but one."""
        return [spoken.date_and_time(s) for s in self.sessions] if len(self.sessions) > 1 else []

    @property
    def place(self) -> str:
        return "; ".join(where.line for where in spoken.places(self.sessions))

    @property
    def code(self) -> str:
        return f"{self.seen.booking.ref.upper()}-{self.number}"

    @property
    def bring(self) -> str:
        return word(self.activity, "bring")

    @cached_property
    def picture(self) -> dict[str, Any]:
        return self.seen.picture_for(self.activity)

    @property
    def is_cancelled(self) -> bool:
        """Every date of it has been called off."""
        return all(s.status == Session.Status.CANCELLED for s in self.sessions)

    @property
    def url(self) -> str:
        return reverse("ticket", args=[self.secret])

    @property
    def pdf_url(self) -> str:
        return reverse("ticket_pdf", args=[self.secret])

    @cached_property
    def qr(self) -> SafeString:
        alt = _("Code of the ticket of %(name)s") % {"name": self.name}
        return qr_svg(settings.SITE_URL + self.url, alt=alt)


def tickets_of(seen: Overview) -> list[Ticket]:
    """Every ticket of a confirmed booking."""
    return [
        Ticket(seen, seat, number, seat.places[0].ticket_secret or "")
        for number, seat in enumerate(seen.seats, start=1)
        if seat.places[0].live and seat.places[0].ticket_secret
    ]


def by_secret(secret: str) -> Ticket | None:
    """The ticket that a place's secret opens; None unless it is confirmed and live."""
    place = (
        Place.objects.filter(
            ticket_secret=secret, live=True, line__booking__state=BookingState.CONFIRMED
        )
        .select_related("line__booking")
        .first()
    )
    if place is None:
        return None
    seen = overview(place.line.booking)
    for ticket in tickets_of(seen):
        if ticket.seat.key == (place.line.ref, place.seq):
            return Ticket(seen, ticket.seat, ticket.number, secret)
    return None


def pdf(tickets: list[Ticket]) -> bytes:
    """All of them in one document, three to a page. May take a second: no transaction round it."""
    language = tickets[0].seen.booking.language
    activities = {ticket.activity.pk: ticket.activity for ticket in tickets}
    drawn = {key: _drawing(activity) for key, activity in activities.items()}
    blocks = [(ticket, drawn[ticket.activity.pk]) for ticket in tickets]
    with translation.override(language):
        return press.render(
            "bookings/documents/ticket.html",
            {"tickets": tickets, "blocks": blocks},
            language=language,
        )


def _drawing(activity: Activity) -> str:
    """Handed over once, however many tickets show it."""
    drawing = artwork.drawing_of(activity)
    return press.hand_over(*drawing) if drawing else ""


def filename(tickets: list[Ticket]) -> str:
    one = tickets[0]
    return f"ticket-{(one.code if len(tickets) == 1 else one.seen.booking.ref).lower()}.pdf"


@maker("ticket")
def attach(ref: str) -> Attachment | None:
    """All tickets of a booking in one file; nothing once it is no longer booked."""
    found = of_confirmed(ref)
    if not found:
        return None
    return Attachment(filename(found), pdf(found), "application/pdf")


def of_confirmed(ref: str) -> list[Ticket]:
    booking = Booking.objects.filter(ref=ref, state=BookingState.CONFIRMED).first()
    return tickets_of(overview(booking)) if booking else []


def page_context(ticket: Ticket, *, at: datetime) -> dict[str, Any]:
    return {
        "ticket": ticket,
        "seen": ticket.seen,
        "bring": ticket.bring,
        "over": all(session.ends_at <= at for session in ticket.sessions),
    }
