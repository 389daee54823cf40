"""Every answer once more, each with a way to change it; then the one button that books."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bookings.catalogue.words import word
from bookings.ordering import spoken
from bookings.ordering.agreeing import agreeing
from bookings.ordering.gift import campaign_for
from bookings.ordering.models import Booking
from bookings.ordering.overlaps import overlaps
from bookings.ordering.overview import Overview, Seat, overview, title_of
from bookings.ordering.people.stops import stops
from bookings.ordering.summary import summary
from bookings.ordering.views.holding import frame, latest_payment
from bookings.ordering.views.private import step
from fundraising.campaigns.models import Campaign
from kernel.payments.models import Payment, PaymentState
from kernel.people.access import everybody


@everybody
@require_safe
@step
def check(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """What is booked, for whom, by whom, and what it comes to."""
    seen = overview(booking)
    if not seen.is_named:
        return redirect("booking_people", booking.secret)
    if wanted := stops(seen).wanted:
        return redirect(wanted)
    payment = latest_payment(booking)
    campaign = campaign_for(seen, at=at)
    context: dict[str, Any] = frame(booking, payment, current=3, at=at)
    context |= {
        "seen": seen,
        "order": summary(seen, campaign=campaign),
        "overlaps": overlaps(seen),
        "groups": [*(_person(seen, seat) for seat in seen.seats if seat.name), _booker(booking)],
        "campaign_title": word(campaign, "title") if campaign else "",
        "gift": seen.gift.brief if seen.gift else "",
        "does": _does(campaign, booking),
        "pay_label": _("Pay %(total)s") % {"total": booking.total} if booking.total else _("Book"),
        "declined": _was_declined(payment),
        "terms": agreeing.asked(booking, at=at),
    }
    return render(request, "bookings/ordering/check.html", context)


def _person(seen: Overview, seat: Seat) -> dict[str, Any]:
    people = reverse("booking_people", args=[seen.booking.secret])
    where = spoken.places(seat.sessions)
    answers = [
        {"term": _("Name"), "words": seat.name, "url": people},
        {"term": _("Ticket"), "words": seat.ticket, "url": seen.choose_path},
        {"term": _("When"), "words": spoken.when(seat.sessions)},
        *({"term": _("Where"), "words": place.line} for place in where),
    ]
    return {"title": _("%(name)s, %(what)s") % {"name": seat.name, "what": title_of(seat.line)}} | {
        "answers": answers
    }


def _booker(booking: Booking) -> dict[str, Any]:
    people = reverse("booking_people", args=[booking.secret])
    answers = [
        {"term": _("Name"), "words": booking.booker_name, "url": people},
        {"term": _("Tickets go to"), "words": booking.booker_email, "url": people},
    ]
    if booking.booker_phone:
        answers.append({"term": _("Telephone"), "words": booking.booker_phone, "url": people})
    return {"title": _("You"), "answers": answers}


def _does(campaign: Campaign | None, booking: Booking) -> str:
    """What the campaign says this very sum does, if it says anything."""
    says = campaign.amounts if campaign else []
    return next((row["says"] for row in says if row["pence"] == booking.gift_pence), "")


def _was_declined(payment: Payment | None) -> bool:
    return payment is not None and payment.state == PaymentState.FAILED
