"""A gift beside the tickets: asked once, passed by at will, nothing chosen for anybody."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bookings.catalogue.words import word
from bookings.ordering.forms import GiftForm
from bookings.ordering.gift import add, campaign_for
from bookings.ordering.models import Booking
from bookings.ordering.overview import Overview, overview
from bookings.ordering.sentences import HoldEnded
from bookings.ordering.summary import summary
from bookings.ordering.views.holding import frame, latest_payment
from bookings.ordering.views.private import step
from fundraising.campaigns.models import Campaign
from kernel.audit.actor import Actor
from kernel.money import Money
from kernel.people.access import everybody


@everybody
@require_http_methods(["GET", "HEAD", "POST"])
@step
def gift(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """Some sums, one's own, or none."""
    seen = overview(booking)
    campaign = campaign_for(seen, at=at)
    if not seen.is_named:
        return redirect("booking_people", booking.secret)
    if campaign is None:
        return redirect("booking_check", booking.secret)
    if request.method != "POST":
        return _page(request, seen, campaign, _form(booking, campaign), at)
    form = GiftForm(request.POST, campaign=campaign)
    if not form.is_valid():
        return _page(request, seen, campaign, form, at)
    amount = form.cleaned_data["amount"]
    try:
        add(booking=booking, campaign=campaign, amount=amount, by=Actor.of(request), at=at)
    except HoldEnded:
        return redirect("booking", booking.secret)
    return redirect("booking_check", booking.secret)


def _form(booking: Booking, campaign: Campaign) -> GiftForm:
    """What was given before is chosen; for anybody else, nothing."""
    form = GiftForm(campaign=campaign)
    if booking.gift_pence:
        given = Money(booking.gift_pence)
        choices = form.fields["choice"].choices  # type: ignore[attr-defined]  # a ChoiceField
        offered = {value for value, _ in choices}
        if str(given.pence) in offered:
            form.initial = {"choice": str(given.pence)}
        else:
            form.initial = {"choice": "other", "other": given.brief.removeprefix("£")}
    return form


def _page(
    request: HttpRequest, seen: Overview, campaign: Campaign, form: GiftForm, at: datetime
) -> HttpResponse:
    context: dict[str, Any] = frame(seen.booking, latest_payment(seen.booking), current=3, at=at)
    context |= {
        "form": form,
        "seen": seen,
        "order": summary(seen, campaign=campaign),
        "campaign_title": word(campaign, "title"),
        "campaign_summary": word(campaign, "summary"),
    }
    return render(request, "bookings/ordering/gift.html", context)
