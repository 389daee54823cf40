"""Every date of an activity as a calendar file, for somebody's own calendar."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from bookings.catalogue import programme
from bookings.catalogue.facts import SessionFacts, State
from cms.pages.activity import ActivityPage
from cms.pages.addresses import absolute, root_path
from cms.pages.routing import find
from kernel import clock
from kernel.freshness.public import shared
from kernel.people.access import everybody

TYPE = "text/calendar; charset=utf-8"


@everybody
@require_safe
@shared()
def dates_file(request: HttpRequest, path: str) -> HttpResponse:
    """`dates.ics` below an activity's page; hidden where the page is."""
    root = root_path(get_language() or "en")
    page = find(f"{root}{path}") if root else None
    if not isinstance(page, ActivityPage) or not page.is_open_to_all:
        raise Http404
    answer = HttpResponse(calendar_of(page, at=clock.now()), content_type=TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{page.slug}.ics"'
    return answer


def calendar_of(page: ActivityPage, *, at: datetime) -> bytes:
    """One event a date, to come or called off; taken again, it replaces itself."""
    calendar = Calendar()
    calendar.add("prodid", "-//Foyer//Dates//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", page.title)
    assert page.activity is not None  # a page about nothing is not served
    for session in programme.facts_of(page.activity, at=at).sessions:
        if session.starts_at > at:
            calendar.add_component(_event(page, session, at=at))
    return calendar.to_ical()


def _event(page: ActivityPage, session: SessionFacts, *, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{session.ref}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}")
    event.add("dtstamp", at)
    event.add("dtstart", session.starts_at)
    event.add("dtend", session.ends_at)
    event.add("summary", ": ".join(part for part in (page.title, session.title) if part))
    event.add("description", page.card_words)
    place = [session.room, session.venue, *session.address]
    event.add("location", ", ".join(dict.fromkeys(part for part in place if part)))
    event.add("url", absolute(page.address))
    event.add("status", "CANCELLED" if session.state == State.CANCELLED else "CONFIRMED")
    return event
