"""Find my booking: the same page for every address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bookings.ordering.finding import asking, patience
from bookings.ordering.finding.forms import FindForm
from bookings.ordering.views.private import private
from kernel import clock
from kernel.people.access import everybody


@everybody
@require_http_methods(["GET", "HEAD", "POST"])
@private
def find(request: HttpRequest) -> HttpResponse:
    """Asks for an address, and says afterwards what happens now, whatever it was."""
    if request.method != "POST":
        if "sent" in request.GET:
            return render(request, "bookings/ordering/find_sent.html")
        return render(request, "bookings/ordering/find.html", {"form": FindForm()})
    form = FindForm(request.POST)
    if not form.is_valid():
        return render(request, "bookings/ordering/find.html", {"form": form})
    if patience.must_wait(request):
        form.add_error(
            None,
            _(
                "You have asked a good few times. A mail may take some minutes, and may lie among "
                "the unwanted ones. Ask again in an hour, or ring us."
            ),
        )
        return render(request, "bookings/ordering/find.html", {"form": form}, status=429)
    language = (get_language() or "en").split("-")[0]
    asking.ask(email=form.cleaned_data["email"], language=language, at=clock.now())
    return redirect(f"{reverse('booking_find')}?sent=yes")
