"""Human beings instead of tickets: a child with three tickets is asked about once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bookings.ordering.overview import Seat


@dataclass(slots=True)
class Slot:
    """One person of a booking, and every seat of theirs; the first one names the slot."""

    seats: list[Seat] = field(default_factory=list)

    @property
    def first(self) -> Seat:
        return self.seats[0]

    @property
    def key(self) -> str:
        """Of its fields in forms."""
        return key_of(self.first)

    @property
    def name(self) -> str:
        return next((seat.name for seat in self.seats if seat.name), "")

    @property
    def person_id(self) -> int | None:
        return self.first.person_id

    def has_room_for(self, seat: Seat) -> bool:
        """Nobody is twice on a session; of two things at the same time one is somebody else's."""
        mine = [place.session for own in self.seats for place in own.places]
        theirs = [place.session for place in seat.places]
        return not any(
            one.starts_at < other.ends_at and other.starts_at < one.ends_at
            for one in mine
            for other in theirs
        )


def key_of(seat: Seat) -> str:
    return f"{seat.line.ref}-{seat.seq}"


def slots_of(seats: Iterable[Seat]) -> list[Slot]:
    """Seats of one person together; a seat of nobody yet goes to the first who is free then."""
    found: list[Slot] = []
    by_person: dict[int, Slot] = {}
    for seat in seats:
        if seat.person_id and seat.person_id in by_person:
            by_person[seat.person_id].seats.append(seat)
            continue
        free = next((s for s in found if s.has_room_for(seat)), None)
        if seat.person_id or free is None:
            free = Slot()
            found.append(free)
        free.seats.append(seat)
        if seat.person_id:
            by_person[seat.person_id] = free
    return found
