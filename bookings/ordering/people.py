"""Naming who comes and who books. A child needs a name, never an e-mail address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bookings.ordering.models import Booking, BookingState, Place
from bookings.ordering.sentences import HoldEnded
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person


@dataclass(frozen=True, slots=True)
class Seat:
    """One person's part of a ticket: the same on every session that the ticket covers."""

    line_ref: str
    seq: int
    ticket: str
    name: str
    person_id: int | None


def seats(booking: Booking) -> list[Seat]:
    """Everybody who comes, in the order of the tickets; `name` is empty until given."""
    found: dict[tuple[str, int], Seat] = {}
    places = Place.objects.filter(line__booking=booking).select_related("line", "participant")
    for place in places.order_by("line__pk", "seq", "pk"):
        key = (place.line.ref, place.seq)
        who = place.participant
        found.setdefault(
            key,
            Seat(*key, place.line.title, who.name if who else "", who.pk if who else None),
        )
    return list(found.values())


def name_everybody(
    *,
    booking: Booking,
    booker: Mapping[str, str],
    names: Mapping[tuple[str, int], str],
    by: Actor,
    at: datetime,
) -> None:
    """Write the booker's name, email and phone, and each seat's name. Raises HoldEnded.

    Typing somebody's address never finds or merges a person we know: new people are made.
    """
    with trail.act(by=by, at=at) as noted:
        held = Booking.objects.filter(pk=booking.pk, state=BookingState.HELD)
        if not held.update(
            booker_name=booker["name"], booker_email=booker["email"], booker_phone=booker["phone"]
        ):
            raise HoldEnded
        booking.refresh_from_db()
        _write_booker(booking, booker)
        for seat in seats(booking):
            _write_seat(booking, seat, names[(seat.line_ref, seat.seq)])
        noted.note("booking.people_named", about=("booking", booking.ref), people=len(names))


def is_complete(booking: Booking) -> bool:
    """Whether we know whom to write to and who comes."""
    return bool(booking.booker_email) and all(seat.name for seat in seats(booking))


def _write_booker(booking: Booking, booker: Mapping[str, str]) -> None:
    facts = {"name": booker["name"], "email": booker["email"], "phone": booker["phone"]}
    if booking.booker_id:
        Person.objects.filter(pk=booking.booker_id).update(**facts)
        return
    booking.booker = Person.objects.create(language=booking.language, **facts)
    booking.save(update_fields=["booker"])


def _write_seat(booking: Booking, seat: Seat, name: str) -> None:
    if seat.person_id:
        Person.objects.filter(pk=seat.person_id).update(name=name)
        return
    person = Person.objects.create(name=name, language=booking.language)
    Place.objects.filter(line__booking=booking, line__ref=seat.line_ref, seq=seat.seq).update(
        participant=person
    )
