"""Dates for machines: schema.org events, a node for each date to come."""

from datetime import datetime
from typing import Any

from bookings.catalogue.facts import ActivityFacts, SessionFacts, State
from bookings.catalogue.models import Activity
from cms.pages.activity import ActivityPage
from cms.pages.addresses import absolute
from cms.pages.dates import shown_dates
from cms.pages.sharing import card_of
from cms.pages.structured.house import organiser
from cms.pages.structured.offers import is_free, offers
from cms.pages.structured.places import place
from cms.pictures.showing import shown
from kernel import clock

MOST = 40
SCHEMA = "https://schema.org/"
GROWN = 13


def events(page: ActivityPage, facts: ActivityFacts, *, at: datetime) -> list[dict[str, Any]]:
    """JSON-LD; a date called off stays and says so, a festival stands above its items."""
    coming = [s for s in shown_dates(facts, at=at) if s.starts_at > at][:MOST]
    return [_event(page, facts, session) for session in coming]


def _event(page: ActivityPage, facts: ActivityFacts, session: SessionFacts) -> dict[str, Any]:
    cancelled = session.state == State.CANCELLED
    node = {
        "@context": "https://schema.org",
        "@type": _kind(facts.activity),
        "@id": f"{absolute(page.address)}#{session.ref}",
        "name": ": ".join(part for part in (page.title, session.title) if part),
        "description": page.card_words,
        "url": absolute(page.address),
        "startDate": clock.london(session.starts_at).isoformat(),
        "endDate": clock.london(session.ends_at).isoformat(),
        "eventStatus": SCHEMA + ("EventCancelled" if cancelled else "EventScheduled"),
        "eventAttendanceMode": SCHEMA
        + ("OnlineEventAttendanceMode" if session.is_online else "OfflineEventAttendanceMode"),
        "location": place(page, session),
        "image": _images(page),
        "typicalAgeRange": _ages(facts.activity),
        "inLanguage": page.locale_code,
        "organizer": organiser(),
        "superEvent": _whole(page, facts),
        "offers": [] if cancelled else offers(page, facts, session),
    }
    kept = {name: value for name, value in node.items() if value}
    free = is_free(facts, session)
    return kept if free is None or cancelled else {**kept, "isAccessibleForFree": free}


def _kind(activity: Activity) -> str:
    """An item of a festival is an event; what is for children says so; the rest teaches."""
    if activity.kind == Activity.Kind.FESTIVAL:
        return "Event"
    oldest = activity.max_age
    return "ChildrensEvent" if oldest is not None and oldest < GROWN else "EducationEvent"


def _whole(page: ActivityPage, facts: ActivityFacts) -> dict[str, Any]:
    """What a date is part of: the festival, the series. Nothing where there is one date."""
    sessions = facts.to_come or facts.sessions
    festival = facts.activity.kind == Activity.Kind.FESTIVAL
    if len(sessions) < 2 and not festival:
        return {}
    whole = {
        "@type": "Festival" if festival else "EventSeries",
        "@id": f"{absolute(page.address)}#all",
        "name": page.title,
        "url": absolute(page.address),
        "startDate": clock.london(sessions[0].starts_at).isoformat(),
        "endDate": clock.london(sessions[-1].ends_at).isoformat(),
        "location": place(page, sessions[0]),
        "organizer": organiser(),
        "image": _images(page),
    }
    return {name: value for name, value in whole.items() if value}


def _images(page: ActivityPage) -> list[str]:
    """The card first: search engines read no drawings."""
    picture = shown(page.wide_picture or page.picture)
    card, drawn = card_of(page), absolute(picture["url"]) if picture else ""
    return [url for url in dict.fromkeys((card, drawn)) if url]


def _ages(activity: Activity) -> str:
    if activity.min_age is None and activity.max_age is None:
        return ""
    return f"{activity.min_age or 0}-{'' if activity.max_age is None else activity.max_age}"
