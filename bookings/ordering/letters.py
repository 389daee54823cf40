"""The mails that a booking causes: one row each, in the transaction that causes them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from bookings.catalogue.words import word
from bookings.ordering import spoken, summary, tickets
from bookings.ordering.overview import Item, Overview
from fundraising.campaigns import questions
from kernel.mail import outbox
from kernel.payments.models import Payment


def booked(*, seen: Overview, payment: Payment | None, at: datetime) -> None:
    """“You're booked”: what, when, where, the tickets, and a receipt with the gift apart."""
    ref = seen.booking.ref
    _post(
        "booked",
        seen,
        payment,
        dedupe_key=f"booked:{ref}",
        attach=[("ticket", ref), ("calendar", ref)],
        at=at,
    )


def places_gone(*, seen: Overview, payment: Payment, at: datetime, reason: str) -> None:
    """Paid too late, or for what was taken out meanwhile: the money is on its way back."""
    key = f"places_gone:{payment.ref}"
    _post("places_gone", seen, payment, dedupe_key=key, reason=reason, at=at)


def called_off(*, seen: Overview, payment: Payment, at: datetime) -> None:
    """Paid for a date that will not happen: the money is on its way back."""
    _post("called_off", seen, payment, dedupe_key=f"called_off:{payment.ref}", at=at)


def given_back(*, seen: Overview, items: Sequence[Item], at: datetime) -> None:
    """The booker gave free places back: that it worked, and what stays."""
    booking = seen.booking
    gone = {item.thing for item in items}
    stays = [item.title for item in seen.items if item.thing not in gone]
    extra = {"given": [item.title for item in items], "stays": stays}
    key = f"given_back:{booking.ref}:{booking.version}"
    _post("given_back", seen, None, dedupe_key=key, at=at, extra=extra)


def _post(
    kind: str,
    seen: Overview,
    payment: Payment | None,
    *,
    dedupe_key: str,
    at: datetime,
    attach: list[tuple[str, str]] | None = None,
    reason: str = "",
    extra: Mapping[str, Any] | None = None,
) -> None:
    booking = seen.booking
    if not booking.booker_email:
        return  # somebody who booked by telephone and has no address
    with translation.override(booking.language):
        outbox.post(
            kind=kind,
            to=booking.booker_email,
            template=f"bookings/emails/{kind}",
            context=_context(seen, payment, reason) | dict(extra or {}),
            about=("booking", booking.ref),
            dedupe_key=dedupe_key,
            at=at,
            language=booking.language,
            attach=attach or [],
        )


def _context(seen: Overview, payment: Payment | None, reason: str) -> dict[str, Any]:
    booking = seen.booking
    campaign = questions.by_ref(booking.campaign_ref) if booking.campaign_ref else None
    return {
        "booking": booking,
        "seen": seen,
        "first_name": booking.booker_name.split(" ")[0],
        "dates": spoken.dates(seen.sessions),
        "items": [_item(item) for item in seen.items],
        "tickets": tickets.tickets_of(seen),
        "ticket_lines": summary.ticket_lines(seen),
        "tickets_total": str(seen.tickets),
        "gift": str(seen.given) if seen.given else "",
        "campaign": word(campaign, "title") if campaign else "",
        "payment": payment,
        "how_paid": summary.how_paid(payment),
        "booking_url": settings.SITE_URL + reverse("booking", args=[booking.secret]),
        "book_url": settings.SITE_URL + reverse("book", args=[seen.first.offer_ref]),
        "changed": reason == "paid_changed",
    }


def _item(item: Item) -> dict[str, Any]:
    """When, where and what to bring, of one thing that was booked."""
    every = [spoken.date_and_time(session) for session in item.sessions]
    return {
        "title": item.title,
        "dates": spoken.dates(item.sessions),
        "time": spoken.times(item.sessions),
        "every_date": every if len(every) > 1 else [],
        "places": spoken.places(item.sessions),
        "bring": word(item.activity, "bring"),
    }
