"""One's own diary for one's own calendar, behind an address that nobody guesses."""

import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from bookings.catalogue.models import Session
from bookings.planning.diary.entries import theirs
from bookings.planning.diary.models import DiaryFeed
from bookings.register.said import say
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person

SECRET = re.compile(r"[0-9a-z]{28}")
BACK, AHEAD = timedelta(days=30), timedelta(days=366)
STATUS = {Session.Status.SCHEDULED: "CONFIRMED", Session.Status.CANCELLED: "CANCELLED"}


def running(person: Person) -> DiaryFeed | None:
    return DiaryFeed.objects.filter(person=person, ended_at=None).first()


def make(*, person: Person, by: Actor, at: datetime) -> DiaryFeed:
    """A new address; the one before answers no more."""
    with trail.act(by=by, at=at) as noted:
        _end(person, at=at)
        feed = DiaryFeed.objects.create(person=person, made_at=at)
        noted.note("diary_feed.made", about=("person", person.ref))
    return feed


def stop(*, person: Person, by: Actor, at: datetime) -> None:
    """The address answers no more. Twice is once."""
    with trail.act(by=by, at=at) as noted:
        if _end(person, at=at):
            noted.note("diary_feed.stopped", about=("person", person.ref))


def find(secret: str, *, at: datetime) -> Person | None:
    """Whose diary this opens: while the address runs, and they have an account with a role."""
    if not SECRET.fullmatch(secret):
        return None
    feed = (
        DiaryFeed.objects.filter(secret=secret, ended_at=None)
        .select_related("person__account")
        .first()
    )
    account = getattr(feed.person, "account", None) if feed else None
    if feed is None or account is None or not account.is_active or not account.roles(at=at):
        return None
    return feed.person


def calendar(person: Person, *, at: datetime) -> bytes:
    """Title, time and place, and nothing of those who come. One query."""
    book = Calendar()
    book.add("prodid", "-//Foyer//Diary//EN")
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    sessions = theirs(person).filter(ends_at__gte=at - BACK, starts_at__lt=at + AHEAD)
    for session in sessions.order_by("starts_at", "pk"):
        book.add_component(_event(session, at))
    return book.to_ical()


def _event(session: Session, at: datetime) -> Event:
    said, host = say(session), urlsplit(settings.SITE_URL).hostname or "localhost"
    event = Event()
    event.add("uid", f"{session.ref}-diary@{host}")
    event.add("dtstamp", at)
    event.add("dtstart", clock.london(session.starts_at))
    event.add("dtend", clock.london(session.ends_at))
    event.add("summary", f"{said.activity}: {said.title}" if said.activity else said.title)
    event.add("location", said.place)
    event.add("status", STATUS[Session.Status(session.status)])
    return event


def _end(person: Person, *, at: datetime) -> bool:
    return bool(DiaryFeed.objects.filter(person=person, ended_at=None).update(ended_at=at))
