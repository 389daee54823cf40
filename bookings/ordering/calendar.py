"""The dates of a booking as a calendar file, in the mail and to save from the page."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event

from bookings.catalogue.models import Activity, Session
from bookings.catalogue.words import word
from bookings.ordering import spoken
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.overview import Overview, overview
from kernel import clock
from kernel.mail.attachments import Attachment, maker

TYPE = "text/calendar; charset=utf-8"


def dates_of(seen: Overview) -> bytes:
    """One event a date; imported again, the same event."""
    calendar = Calendar()
    calendar.add("prodid", "-//Foyer//Bookings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    activities = {place.session_id: place.line.ticket_type.activity for place in seen.places}
    for session in seen.sessions:
        if session.status == Session.Status.SCHEDULED:
            calendar.add_component(_event(seen, activities[session.pk], session))
    return calendar.to_ical()


@maker("calendar")
def attach(ref: str) -> Attachment | None:
    booking = Booking.objects.filter(ref=ref, state=BookingState.CONFIRMED).first()
    if booking is None:
        return None
    return Attachment("dates.ics", dates_of(overview(booking)), "text/calendar")


def _event(seen: Overview, activity: Activity, session: Session) -> Event:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    event = Event()
    event.add("uid", f"{session.ref}-{seen.booking.ref}@{host}")
    event.add("dtstamp", _stamp(seen))
    event.add("dtstart", clock.london(session.starts_at))
    event.add("dtend", clock.london(session.ends_at))
    own, title = word(session, "title"), word(activity, "title")
    event.add("summary", f"{title}: {own}" if own else title)
    event.add("location", spoken.places([session])[0].line)
    event.add("url", settings.SITE_URL + reverse("booking", args=[seen.booking.secret]))
    return event


def _stamp(seen: Overview) -> datetime:
    return seen.booking.confirmed_at or seen.booking.made_at
