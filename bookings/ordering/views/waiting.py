"""Waiting for another adult: a page of its own under the offer's address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bookings.ordering import offer_words
from bookings.ordering.offer import NotOffered, Offer, offer
from bookings.ordering.views.private import private
from bookings.ordering.waiting import waiting
from bookings.ordering.waiting.forms import WaitingForm
from kernel import clock
from kernel.audit.actor import Actor
from kernel.people.access import everybody


@everybody
@require_http_methods(["GET", "HEAD", "POST"])
@private
def wait(request: HttpRequest, ref: str) -> HttpResponse:
    """Say how to reach you; or, once there are places, go and choose."""
    at = clock.now()
    try:
        found = offer(ref, at=at)
    except NotOffered:
        raise Http404 from None
    if request.method != "POST" and "noted" in request.GET:
        return _noted(request, found)
    if not waiting.waits(found):
        return redirect("book", found.ref)
    form = WaitingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        language = (get_language() or "en").split("-")[0]
        waiting.wait(
            found=found, **form.cleaned_data, language=language, by=Actor.of(request), at=at
        )
        there = reverse("book_wait", args=[found.ref])
        return redirect(f"{there}?{urlencode({'noted': 'yes'})}")
    context = offer_words.context(found) | {"form": form}
    return render(request, "bookings/ordering/wait.html", context)


def _noted(request: HttpRequest, found: Offer) -> HttpResponse:
    context = offer_words.context(found) | {
        "heading": _("We write to you"),
        "state": found.state,
        "words": _(
            "As soon as there are places, we write to the address you gave, once. "
            "Nothing is held for you until then, and nothing is charged."
        ),
        "may_ring": True,
    }
    return render(request, "bookings/ordering/not_now.html", context)
