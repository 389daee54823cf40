"""Whose household the people of a booking are in: only theirs who has shown who they are."""

from collections.abc import Iterable
from datetime import datetime

from bookings.ordering.models import Booking, BookingState, Place
from bookings.ordering.overview import LED, Overview
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people import households
from kernel.people.family import Guardianship, Household
from kernel.people.models import Person, User


def note_household(seen: Overview, *, by: Actor, at: datetime) -> None:
    """At confirmation: into the household of a booker who had signed in. One query for others."""
    booking = seen.booking
    if booking.booker_id is None or seen.by_numbers:
        return
    account = User.objects.filter(person=booking.booker_id).select_related("person").first()
    if account is None or account.person is None:
        return
    people = {p.participant_id: p.participant for p in seen.places if p.participant}
    households.gather(holder=account.person, people=_strangers(people.values()), by=by, at=at)


def keep(*, user: User, by: Actor, at: datetime) -> None:
    """The account's address is proved: what was booked under it is its owner's from now on.

    Of those who were written several times, the last one is kept on the list. A group's people are
    nobody's household.
    """
    person = user.person
    if person is None:
        raise ValueError("An account whose address is proved is somebody's.")
    with trail.act(by=by, at=at) as noted:
        mine = Booking.objects.filter(
            booker_email__iexact=user.email, state=BookingState.CONFIRMED
        ).exclude(booker=person)
        mine = mine.filter(booker__account=None)
        keys = list(mine.values_list("pk", flat=True))
        _carers(Person.objects.filter(bookings__in=keys), person, by=by, at=at)
        Booking.objects.filter(pk__in=keys).update(booker=person)
        households.gather(holder=person, people=_people(user, person), by=by, at=at)
        noted.note("booking.proved", about=("account", user.ref), bookings=len(keys))


def _carers(before: Iterable[Person], person: Person, *, by: Actor, at: datetime) -> None:
    """What the booker said of themselves stays said, by the person that they have proved to be."""
    rows = Guardianship.objects.filter(carer__in=before)
    children = dict(rows.values_list("child_id", "relation"))
    if children:
        households.look_after(carer=person, children=children, by=by, at=at)


def _people(user: User, person: Person) -> list[Person]:
    places = Place.objects.filter(
        live=True, participant__isnull=False, line__booking__booker=person
    ).exclude(line__ticket_type__per__in=LED)
    places = places.select_related("participant").order_by("pk")
    newest = {
        (" ".join(who.name.split()).casefold(), who.birth_date): who
        for place in places
        if (who := place.participant)
    }
    newest.pop((" ".join(person.name.split()).casefold(), None), None)
    return _strangers(newest.values())


def _strangers(people: Iterable[Person]) -> list[Person]:
    """Without those who have a household of their own, or an account."""
    found = {person.pk: person for person in people}
    own = set(Household.objects.filter(holder__in=found).values_list("holder_id", flat=True))
    own |= set(User.objects.filter(person__in=found).values_list("person_id", flat=True))
    return [person for key, person in found.items() if key not in own]
