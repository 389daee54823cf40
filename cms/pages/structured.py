"""Dates for machines: schema.org events, a node for each date to come."""

from typing import Any

from bookings.catalogue.facts import ActivityFacts, SessionFacts, State, TicketFacts
from bookings.catalogue.models import Activity
from cms.pages.activity import ActivityPage
from cms.pages.addresses import absolute
from cms.pictures.showing import shown
from kernel import clock
from kernel.organisation.house import house

MOST = 40
SCHEMA = "https://schema.org/"
KINDS = {Activity.Kind.FESTIVAL: "Festival"}
GONE = {
    State.FULL: "SoldOut",
    State.OPENS_SOON: "PreOrder",
}


def events(page: ActivityPage, facts: ActivityFacts) -> list[dict[str, Any]]:
    """JSON-LD; a cancelled date stays and says so."""
    coming = [s for s in facts.sessions if s.state != State.PAST]
    return [_event(page, facts, session) for session in coming[:MOST]]


def _event(page: ActivityPage, facts: ActivityFacts, session: SessionFacts) -> dict[str, Any]:
    cancelled = session.state == State.CANCELLED
    node = {
        "@context": "https://schema.org",
        "@type": KINDS.get(Activity.Kind(facts.activity.kind), "EducationEvent"),
        "name": ": ".join(part for part in (page.title, session.title) if part),
        "description": page.card_words,
        "url": absolute(page.address),
        "startDate": clock.london(session.starts_at).isoformat(),
        "endDate": clock.london(session.ends_at).isoformat(),
        "eventStatus": SCHEMA + ("EventCancelled" if cancelled else "EventScheduled"),
        "eventAttendanceMode": SCHEMA
        + ("OnlineEventAttendanceMode" if session.is_online else "OfflineEventAttendanceMode"),
        "location": _place(page, session),
        "inLanguage": page.locale_code,
        "organizer": {"@type": "Organization", "name": house().name, "url": absolute("/")},
        "offers": [] if cancelled else _offers(page, facts, session),
    }
    if picture := shown(page.wide_picture or page.picture):
        node["image"] = [absolute(picture["url"])]
    if ages := _ages(facts.activity):
        node["typicalAgeRange"] = ages
    return {name: value for name, value in node.items() if value}


def _place(page: ActivityPage, session: SessionFacts) -> dict[str, Any]:
    if session.is_online:
        return {"@type": "VirtualLocation", "url": absolute(page.address)}
    return {
        "@type": "Place",
        "name": ", ".join(part for part in (session.room, session.venue) if part),
        "address": ", ".join(session.address),
    }


def _offers(
    page: ActivityPage, facts: ActivityFacts, session: SessionFacts
) -> list[dict[str, Any]]:
    """What is sold online; where nothing can be booked now, the page says why."""
    own = [(ticket, session.state, session.book_path) for ticket in session.tickets]
    run = [(ticket, facts.run_state, facts.book_path) for ticket in facts.run_tickets]
    return [
        _offer(ticket, state, book_path if state.is_bookable else page.address)
        for ticket, state, book_path in [*own, *run]
        if ticket.sold_online
    ]


def _offer(ticket: TicketFacts, state: State, path: str) -> dict[str, Any]:
    return {
        "@type": "Offer",
        "name": ticket.title,
        "price": str(ticket.price).removeprefix("£").replace(",", ""),
        "priceCurrency": "GBP",
        "availability": SCHEMA + GONE.get(state, "InStock"),
        "url": absolute(path),
    }


def _ages(activity: Activity) -> str:
    if activity.min_age is None and activity.max_age is None:
        return ""
    return f"{activity.min_age or 0}-{'' if activity.max_age is None else activity.max_age}"
