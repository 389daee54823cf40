"""Our places as a visitor reads them: how to get there, and what each room has for whom."""

from dataclasses import dataclass

from bookings.catalogue.models import Room, Venue
from bookings.catalogue.vocabulary import Term, vocabulary
from bookings.catalogue.words import word

# Where anybody may simply go. Schools, wards, homes and prisons have doors of their own.
OPEN_TO_ANYBODY = (
    Venue.Kind.ON_SITE,
    Venue.Kind.OUTDOORS,
    Venue.Kind.COMMUNITY,
    Venue.Kind.ONLINE,
)


@dataclass(frozen=True, slots=True)
class RoomFacts:
    title: str
    holds: int
    good_for: str
    features: list[Term]


@dataclass(frozen=True, slots=True)
class VenueFacts:
    title: str
    kind: str
    address: list[str]
    getting_here: str
    parking: str
    joining: str
    rooms: list[RoomFacts]


def open_to_anybody() -> list[VenueFacts]:
    """In two queries: our own house first, then outdoors, the community, online."""
    found = Venue.objects.filter(kind__in=OPEN_TO_ANYBODY).prefetch_related("rooms")
    order = list(OPEN_TO_ANYBODY)
    return [_venue(each) for each in sorted(found, key=lambda v: order.index(Venue.Kind(v.kind)))]


def room_features(room: int | None) -> list[Term]:
    """What a room has, from the cache."""
    known = vocabulary()
    wanted = set(known.rooms.get(room or 0, ()))
    return [term for key, term in known.access.items() if key in wanted]


def _venue(venue: Venue) -> VenueFacts:
    return VenueFacts(
        title=word(venue, "title"),
        kind=venue.kind,
        address=venue.address.splitlines(),
        getting_here=venue.getting_here,
        parking=venue.parking,
        joining=venue.joining,
        rooms=[_room(room) for room in venue.rooms.all()],
    )


def _room(room: Room) -> RoomFacts:
    return RoomFacts(
        title=word(room, "title"),
        holds=room.capacity,
        good_for=room.good_for,
        features=room_features(room.pk),
    )
