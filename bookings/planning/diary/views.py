"""On the phone: my diary, my days, my own calendar's address. One's own, and nobody else's."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bookings.planning.availability import saying, screen
from bookings.planning.diary import feed
from bookings.planning.diary.entries import diary
from bookings.planning.diary.missing import missing
from bookings.register.views import team_or_overseer
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.access import Refused, everybody
from kernel.people.models import Person, User


@team_or_overseer
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """My sessions to come, and what is missing from my own record."""
    at, person = clock.now(), _person(request)
    with trail.act(by=Actor.of(request), at=at) as noted:
        noted.note("record.read_own", about=("person", person.ref))
    running = feed.running(person)
    address = reverse("diary_feed", args=[running.secret]) if running else ""
    context = {
        "entries": diary(person, at=at),
        "missing": missing(person, at=at),
        "feed": f"{settings.SITE_URL}{address}" if address else "",
    }
    return render(request, "bookings/register/diary.html", context)


@team_or_overseer
@require_POST
def own_calendar(request: HttpRequest) -> HttpResponse:
    """Make the secret address, make another, or end it."""
    at, person, by = clock.now(), _person(request), Actor.of(request)
    if request.POST.get("do") == "stop":
        feed.stop(person=person, by=by, at=at)
        messages.success(request, _("That address answers no more."))
    else:
        feed.make(person=person, by=by, at=at)
        messages.success(request, _("Here is the address. An older one answers no more."))
    return redirect(f"{reverse('diary')}#calendar")


@team_or_overseer
@require_http_methods(["GET", "HEAD", "POST"])
def days(request: HttpRequest) -> HttpResponse:
    """When I am free or away."""
    at, person = clock.now(), _person(request)
    form, named = screen.take(request, person, at=at)
    if named is not None:
        messages.success(request, _("Noted. Whoever plans sees it at once."))
        if named:
            sentence = ngettext(
                "You are named on one date then. We look for somebody else and tell you.",
                "You are named on %(n)d dates then. We look for somebody else and tell you.",
                len(named),
            )
            messages.warning(request, sentence % {"n": len(named)})
        return redirect("diary_days")
    context = {"form": form, "lines": screen.lines(person, at=at)}
    return render(request, "bookings/register/days.html", context)


@team_or_overseer
@require_POST
def take_back(request: HttpRequest, ref: str) -> HttpResponse:
    """That is not so any more."""
    person = _person(request)
    row = screen.find(person, ref)
    if row is not None:
        saying.take_back(row=row, by=Actor.of(request), at=clock.now())
        messages.success(request, _("Taken back."))
    return redirect("diary_days")


@everybody
@never_cache
@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """For a calendar program, which signs in nowhere: the address alone opens it."""
    at = clock.now()
    person = feed.find(secret, at=at)
    if person is None:
        raise Http404
    answer = HttpResponse(feed.calendar(person, at=at), content_type="text/calendar; charset=utf-8")
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _person(request: HttpRequest) -> Person:
    user = request.user
    if not isinstance(user, User) or user.person is None:
        raise Refused(("address", "diary"))  # an account that belongs to nobody has no diary
    return user.person
