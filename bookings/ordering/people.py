"""Naming who comes and who books. A child needs a name, never an e-mail address."""

from collections.abc import Mapping
from datetime import datetime

from bookings.ordering.models import Booking, BookingState, Place
from bookings.ordering.overview import Seat, overview
from bookings.ordering.sentences import HoldEnded
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person


def name_everybody(
    *,
    booking: Booking,
    booker: Mapping[str, str],
    names: Mapping[tuple[str, int], str],
    by: Actor,
    at: datetime,
) -> None:
    """Write the booker's name, email and phone, and each seat's name. Raises HoldEnded.

    `names` is by (line reference, number on the ticket). Typing somebody's address never finds or
    merges a person we know: new people are made.
    """
    with trail.act(by=by, at=at) as noted:
        held = Booking.objects.filter(pk=booking.pk, state=BookingState.HELD, pay_by__gt=at)
        if not held.update(
            booker_name=booker["name"], booker_email=booker["email"], booker_phone=booker["phone"]
        ):
            raise HoldEnded
        booking.refresh_from_db()
        _write_booker(booking, booker)
        _write_seats(booking, overview(booking).seats, names)
        noted.note("booking.people_named", about=("booking", booking.ref), people=len(names))


def _write_booker(booking: Booking, booker: Mapping[str, str]) -> None:
    facts = {"name": booker["name"], "email": booker["email"], "phone": booker["phone"]}
    if booking.booker_id:
        Person.objects.filter(pk=booking.booker_id).update(**facts)
        return
    booking.booker = Person.objects.create(language=booking.language, **facts)
    booking.save(update_fields=["booker"])


def _write_seats(booking: Booking, seats: list[Seat], names: Mapping[tuple[str, int], str]) -> None:
    known, new, empty = [], [], []
    for seat in seats:
        name = names.get(seat.key, "")
        if not name:
            empty.append(seat)
        elif seat.person_id:
            known.append(Person(pk=seat.person_id, name=name))
        else:
            new.append((seat, Person(name=name, language=booking.language)))
    Person.objects.bulk_update(known, ["name"])
    made = Person.objects.bulk_create(person for _, person in new)
    _seat([(seat, person) for (seat, _), person in zip(new, made, strict=True)])
    _seat([(seat, None) for seat in empty if seat.person_id])


def _seat(pairs: list[tuple[Seat, Person | None]]) -> None:
    places = []
    for seat, person in pairs:
        for place in seat.places:
            place.participant = person
            places.append(place)
    if places:
        Place.objects.bulk_update(places, ["participant"])
