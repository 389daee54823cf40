"""The dates as iCalendar (RFC 5545), to subscribe to.

A date keeps its UID for as long as it exists, so a calendar moves it instead of doubling it. When a
date was last changed is not among its facts: there is no LAST-MODIFIED, and SEQUENCE counts the one
change that cannot be taken back, the calling off. A subscribed calendar is read whole each time.
"""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from cms.feeds.described import described, place
from cms.pages.addresses import absolute
from cms.pages.listing.entries import Entry
from kernel import clock

TYPE = "text/calendar; charset=utf-8"
READ_AGAIN = timedelta(hours=1)


def written(entries: list[Entry], *, title: str, language: str, at: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//Foyer//What’s on//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", READ_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    stamp = at.replace(minute=0, second=0, microsecond=0)  # so that an hour's answers are equal
    for entry in entries:
        calendar.add_component(_event(entry, stamp))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(entry: Entry, stamp: datetime) -> Event:
    session = entry.session
    event = Event()
    event.add("uid", f"{session.ref}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}")
    event.add("dtstamp", stamp)
    event.add("dtstart", clock.london(session.starts_at))
    event.add("dtend", clock.london(session.ends_at))
    event.add("sequence", 1 if entry.is_off else 0)
    event.add("status", "CANCELLED" if entry.is_off else "CONFIRMED")
    event.add("summary", entry.name)
    event.add("description", described(entry))
    event.add("location", place(entry))
    event.add("url", absolute(entry.page.address))
    if forms := [term.label for term in entry.facts.art_forms]:
        event.add("categories", forms)
    return event
