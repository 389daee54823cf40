"""The tick on the check step; then straight on to pay, with the same press of the button."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bookings.ordering.agreeing import agreeing
from bookings.ordering.agreeing.models import Agreement
from bookings.ordering.models import Booking
from bookings.ordering.views.private import of_booking, step
from kernel.audit.actor import Actor
from kernel.people.access import everybody


class SentOn(HttpResponseRedirect):
    """The same request again, at another address: what was pressed was “Pay”."""

    status_code = 307


@everybody
@require_POST
@step
def agree(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    if request.POST.get("agreed") != "yes":
        messages.warning(request, _("Tick that you have read our terms, then we go on."))
        return redirect("booking_check", booking.secret)
    shown = request.POST.getlist("shown")
    if not agreeing.agree(booking=booking, shown=shown, by=Actor.of(request), at=at):
        messages.warning(request, _("Our terms changed this minute. Please read them once more."))
        return redirect("booking_check", booking.secret)
    return SentOn(reverse("booking_pay", args=[booking.secret]))


@everybody
@require_safe
@of_booking
def agreed(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    """The very words that were agreed to."""
    rows = Agreement.objects.filter(booking=booking).select_related("version").order_by("pk")
    context = {"booking": booking, "versions": [row.version for row in rows]}
    return render(request, "bookings/ordering/agreed.html", context)
