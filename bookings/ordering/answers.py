"""What was told once need not be told again: a new hold takes over an ended one's answers."""

from collections.abc import Iterable
from datetime import datetime

from bookings.catalogue.models import Activity
from bookings.ordering.asking import answering
from bookings.ordering.contents import Thing, thing_of
from bookings.ordering.models import Booking, Place
from bookings.ordering.overview import Seat, seats_of
from kernel.people import households
from kernel.people.models import Person
from safeguarding import care

Pair = tuple[Seat, Person]
ALONE = Activity.DutyOfCare.UNACCOMPANIED_CHILDREN


def carry_over(*, source: Booking, target: Booking) -> None:
    """Who books, who comes and the gift, from a booking that is over to the one in its stead.

    Names go to the new tickets of the same thing in order; what is left over is forgotten. Those
    who come are written anew, with what was told about them, for the old booking may yet be paid,
    or be carried over to another window's: nobody is twice on a session. People of a household stay
    who they are. What was told goes along only from a hold: the link of a booking was in a mail,
    which may have been handed on. Call it inside the act that makes `target`.
    """
    given_to = target.campaign_ref
    for name in (
        "booker_id",
        "booker_name",
        "booker_email",
        "booker_phone",
        "gift_pence",
        "campaign_ref",
    ):
        setattr(target, name, getattr(source, name))
    if target.above_pence and given_to:
        target.campaign_ref = given_to  # what is above the new tickets' prices goes there
    target.save()
    places = _places(target)
    pairs = _pairs(seats_of(_places(source)), seats_of(places))
    if not pairs:
        return
    anew = _write(pairs, at=target.made_at)
    for seat, person in pairs:
        for place in seat.places:
            place.participant = anew.get(person.pk, person)
    Place.objects.bulk_update(places, ["participant"])
    if source.confirmed_at is None:
        _tell_again(source, target, pairs, anew, at=target.made_at)


def _write(pairs: list[Pair], *, at: datetime) -> dict[int, Person]:
    """The new person for each old one's key; one human being stays one."""
    people = {person.pk: person for _, person in pairs}
    stay = households.are_known(people, at=at) - _taken(pairs)
    fresh = {key: _anew(person) for key, person in people.items() if key not in stay}
    Person.objects.bulk_create(fresh.values())
    return fresh


def _taken(pairs: list[Pair]) -> set[int]:
    """Those who have come by a place on one of these dates in another window meanwhile."""
    sessions = {place.session_id for seat, _ in pairs for place in seat.places}
    people = [person.pk for _, person in pairs]
    live = Place.objects.filter(participant__in=people, session__in=sessions, live=True)
    return set(live.values_list("participant_id", flat=True))


def _tell_again(
    source: Booking,
    target: Booking,
    pairs: list[Pair],
    anew: dict[int, Person],
    *,
    at: datetime,
) -> None:
    same = {person.pk: anew.get(person.pk, person).pk for _, person in pairs}
    if any(seat.line.ticket_type.activity.duty_of_care == ALONE for seat, _ in pairs):
        care.copy(people={old: new for old, new in same.items() if old != new})
    answering.copy(source=source, target=target, people=same)


def _pairs(before: list[Seat], now: list[Seat]) -> list[Pair]:
    """Names go to tickets of the same thing; where each holds but one thing, to those of that."""
    told, free = _by_thing(before), _by_thing(now)
    if len(told) == len(free) == 1:
        told = dict(zip(free, told.values(), strict=True))
    return [
        (seat, person)
        for thing, seats in free.items()
        for seat, person in zip(seats, _named(told.get(thing, [])), strict=False)
    ]


def _named(seats: Iterable[Seat]) -> list[Person]:
    people = [seat.places[0].participant for seat in seats]
    return [person for person in people if person is not None]


def _by_thing(seats: list[Seat]) -> dict[Thing, list[Seat]]:
    found: dict[Thing, list[Seat]] = {}
    for seat in seats:
        found.setdefault(thing_of(seat.line), []).append(seat)
    return found


def _anew(person: Person) -> Person:
    told = ("name", "known_as", "pronouns", "birth_date", "email", "phone", "language")
    return Person(**{name: getattr(person, name) for name in told})


def _places(booking: Booking) -> list[Place]:
    return list(
        Place.objects.filter(line__booking=booking, line__removed_at=None)
        .select_related("line__ticket_type__activity", "participant")
        .order_by("line_id", "seq", "session_id")
    )
