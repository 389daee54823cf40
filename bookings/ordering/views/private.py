"""What all these pages share: found by a secret, kept by nobody, listed nowhere."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from bookings.ordering.models import Booking
from kernel import clock

View = Callable[..., HttpResponseBase]


def private(view: View) -> View:
    """Never cached (the back button asks again), never in a search index."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return never_cache(answer)


def of_booking(view: View) -> View:
    """A private page of the booking whose secret stands in the address, at the present moment."""

    @private
    @wraps(view)
    def answer(request: HttpRequest, secret: str, **more: Any) -> HttpResponseBase:
        booking = Booking.objects.filter(secret=secret).first()
        if booking is None:
            raise Http404
        return view(request, booking, clock.now(), **more)

    return answer


def step(view: Callable[[HttpRequest, Booking, datetime], HttpResponse]) -> View:
    """A page of a booking that is still held; any other goes to where its booking stands."""

    @of_booking
    @wraps(view)
    def answer(request: HttpRequest, booking: Booking, at: datetime) -> HttpResponse:
        if not booking.is_held(at=at):
            return redirect("booking", booking.secret)
        return view(request, booking, at)

    return answer
