"""The place of an activity beside its access: how to get there, and what its room has."""

from typing import Any

from bookings.catalogue.facts import ActivityFacts
from bookings.catalogue.venues import OPEN_TO_ANYBODY, room_features
from cms.pages.listing.cards import features
from cms.pages.standing import standing


def getting_in(facts: ActivityFacts) -> dict[str, Any]:
    """Of the one place there is; a festival of many says only where to read more."""
    own = standing()
    more = {"access_url": own.access, "visit_url": own.visit}
    sessions = facts.to_come or facts.sessions
    venues = {session.session.venue_id for session in sessions}
    if len(venues) != 1 or sessions[0].session.venue.kind not in OPEN_TO_ANYBODY:
        return more
    venue = sessions[0].session.venue
    return {
        **more,
        "where": sessions[0].venue,
        "address": venue.address.splitlines(),
        "getting_here": venue.getting_here,
        "parking": venue.parking,
        "joining": venue.joining,
        **_room(facts),
    }


def _room(facts: ActivityFacts) -> dict[str, Any]:
    """What the room adds to what the activity says of itself."""
    rooms = {session.session.room_id for session in facts.to_come or facts.sessions}
    if len(rooms) != 1 or None in rooms:
        return {}
    said = {term.key for term in facts.features}
    added = [term for term in room_features(rooms.pop()) if term.key not in said]
    first = (facts.to_come or facts.sessions)[0]
    return {"room": first.room, "room_features": features(added)} if added else {}
