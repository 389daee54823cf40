"""Naming who comes and who books."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError

from bookings.ordering import hoarding
from bookings.ordering.models import Booking, BookingState, Place
from bookings.ordering.overview import Seat, overview
from bookings.ordering.people.said import AlreadyComing, Said
from bookings.ordering.sentences import HoldEnded
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people import households
from kernel.people.models import Person

Names = Mapping[tuple[str, int], str | Said]


def name_everybody(
    *,
    booking: Booking,
    booker: Mapping[str, str] | None,
    names: Names,
    holder: Person | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Write the booker's name, email and phone, and who has each seat. Raises HoldEnded,
    AlreadyComing, TooManyHeld.

    `names` is by (line reference, number on the ticket); a name, or what is said of somebody, the
    same for each of their seats; empty: not said. Typing somebody's address never finds or merges a
    person we know: new people are made. `holder` is the person of the account that has signed in
    under the booker's own address. Without `booker` those who come change and nothing else does.
    """
    try:
        with trail.act(by=by, at=at) as noted:
            _win(booking, booker, at=at)
            seats = overview(booking).seats
            if booker is not None:
                hoarding.check_email(booker["email"], beside=booking.pk, more=len(seats), at=at)
                _write_booker(booking, booker, holder)
            _write_seats(booking, seats, names, at=at)
            noted.note("booking.people_named", about=("booking", booking.ref), people=len(names))
    except IntegrityError as fault:
        # The database's last word on “nobody twice on a session”, whichever window was quicker.
        raise AlreadyComing from fault


def _win(booking: Booking, booker: Mapping[str, str] | None, *, at: datetime) -> None:
    """The row first (lock order): still held in time, or booked and only those who come change."""
    mine = Booking.objects.filter(pk=booking.pk)
    if booker is None:
        won = mine.filter(state=BookingState.CONFIRMED).update(state=BookingState.CONFIRMED)
    else:
        won = mine.filter(state=BookingState.HELD, pay_by__gt=at).update(
            booker_name=booker["name"], booker_email=booker["email"], booker_phone=booker["phone"]
        )
    if not won:
        raise HoldEnded
    booking.refresh_from_db()


def _write_booker(booking: Booking, booker: Mapping[str, str], holder: Person | None) -> None:
    """An account's own person is never rewritten from a form that asks for no sign-in."""
    if holder is not None:
        if booking.booker_id != holder.pk:
            booking.booker = holder
            booking.save(update_fields=["booker"])
        return
    facts = {"name": booker["name"], "email": booker["email"], "phone": booker["phone"]}
    known = Person.objects.filter(bookings=booking, account=None, household=None)
    if booking.booker_id and known.update(**facts):
        return
    booking.booker = Person.objects.create(language=booking.language, **facts)
    booking.save(update_fields=["booker"])


def _write_seats(booking: Booking, seats: list[Seat], names: Names, *, at: datetime) -> None:
    """In place where the person is this booking's own; anew for whoever else had the seat."""
    named = [(seat, _said(names.get(seat.key, ""))) for seat in seats if seat.key in names]
    rename = _ours(booking, [seat.person_id for seat, _ in named if seat.person_id], at=at)
    who: dict[int, Person | None] = {}
    fresh: dict[int, Person] = {}
    known: dict[int, Person] = {}
    for seat, said in named:
        if id(said) in who:
            continue
        person = None if not said.name and not said.person else _person(booking, seat, said, rename)
        who[id(said)] = person
        if person is not None and person.pk is None:
            fresh[id(said)] = person
        elif person is not None and not said.person:
            known[id(said)] = person
    Person.objects.bulk_update(known.values(), ["name", "birth_date"])
    Person.objects.bulk_create(fresh.values())
    _seat([(seat, who[id(said)]) for seat, said in named])


def _said(given: str | Said) -> Said:
    return given if isinstance(given, Said) else Said(name=given)


def _person(booking: Booking, seat: Seat, said: Said, rename: set[int]) -> Person:
    if said.person:
        return Person(pk=said.person, name=said.name)
    had = seat.places[0].participant
    if had is not None and had.pk in rename and _is_the_same(had, said):
        rename.discard(had.pk)  # once: another seat of theirs may be somebody else's now
        return Person(pk=had.pk, name=said.name, birth_date=said.born or had.birth_date)
    return Person(name=said.name, birth_date=said.born, language=booking.language)


def _is_the_same(had: Person, said: Said) -> bool:
    """A name or a day put right. With both different it is another child, with other needs."""
    if had.birth_date is None or said.born is None:
        return True
    return had.name == said.name or had.birth_date == said.born


def _ours(booking: Booking, people: list[int], *, at: datetime) -> set[int]:
    """Those whom this booking made, and no other knows."""
    if not people:
        return set()
    elsewhere = Place.objects.filter(participant__in=people).exclude(line__booking=booking)
    others = set(elsewhere.values_list("participant_id", flat=True))
    return set(people) - others - households.are_known(people, at=at)


def _seat(pairs: list[tuple[Seat, Person | None]]) -> None:
    """Swapping two people passes through “nobody”: both would be on one session for a moment."""
    changed = [(s, p) for s, p in pairs if s.person_id != (p.pk if p else None)]
    had = [place.pk for seat, _ in changed for place in seat.places if place.participant_id]
    if had:
        Place.objects.filter(pk__in=had).update(participant=None)
    places = []
    for seat, person in changed:
        for place in seat.places:
            place.participant = person
            if person is not None:
                places.append(place)
    if places:
        Place.objects.bulk_update(places, ["participant"])
