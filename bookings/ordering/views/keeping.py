"""“Next time, tick instead of writing”: a booking's own link, and a code sent to its address."""

from datetime import datetime

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from bookings.ordering.models import Booking, BookingState
from bookings.ordering.people import keeping
from bookings.ordering.views.people import user_of
from bookings.ordering.views.private import of_booking
from kernel.audit.actor import Actor
from kernel.people import codes
from kernel.people.access import everybody


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("The code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "size": 12}),
        error_messages={
            "required": gettext_lazy("Write the code from our mail."),
            "max_length": gettext_lazy("The code has eight letters and figures."),
        },
    )


@everybody
@require_http_methods(["GET", "HEAD", "POST"])
@of_booking
def keep(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponseBase:
    """Asks for a code, then for what it says; the answer is the same for every address."""
    if booking.state != BookingState.CONFIRMED or not booking.booker_email:
        return redirect("booking", booking.secret)
    email, user = booking.booker_email, user_of(request)
    if user is not None and user.email.lower() == email.lower():
        return _kept(request, booking, at)
    if request.method == "POST" and "code" in request.POST:
        return _check(request, booking, at)
    if request.method == "POST":
        if slow_down := codes.send(request, email=email, at=at):
            return slow_down
        return redirect(reverse("booking_keep", args=[booking.secret]))
    waits = codes.is_waiting(request, email=email, at=at)
    return _page(request, booking, CodeForm() if waits else None)


def _check(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponseBase:
    form = CodeForm(request.POST)
    email = booking.booker_email
    if not form.is_valid():
        return _page(request, booking, form)
    if not codes.is_right(request, form.cleaned_data["code"], email=email, at=at):
        form.add_error("code", _("That is not the code. Check it, or have a new one sent."))
        return _page(request, booking, form)
    account = codes.account_of(
        email=email,
        name=booking.booker_name,
        phone=booking.booker_phone,
        language=booking.language,
        at=at,
    )
    keeping.keep(user=account, by=Actor("user", account.ref), at=at)
    return codes.sign_in(request, account, to=reverse("booking_keep", args=[booking.secret]))


def _kept(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
    user = user_of(request)
    if request.method == "POST" and user is not None:
        # Signed in by another way, under the very address: nothing more to prove.
        if user.person_id is None:
            user = codes.account_of(
                email=user.email,
                name=booking.booker_name,
                phone=booking.booker_phone,
                language=booking.language,
                at=at,
            )
        keeping.keep(user=user, by=Actor.of(request), at=at)
        return redirect("booking_keep", booking.secret)
    is_theirs = user is not None and user.person_id == booking.booker_id
    return render(
        request,
        "bookings/ordering/keep.html",
        {"booking": booking, "is_kept": is_theirs, "is_signed_in": True},
    )


def _page(request: HttpRequest, booking: Booking, form: CodeForm | None) -> HttpResponse:
    return render(request, "bookings/ordering/keep.html", {"booking": booking, "form": form})
