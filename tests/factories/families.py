"""Families: birthdays that fit, and what a carer tells us."""

from datetime import date, datetime, timedelta

from bookings.ordering.models import Booking
from bookings.ordering.overview import Seat, overview
from bookings.ordering.people import ages
from bookings.ordering.people.stops import last_day, stops
from kernel import clock
from kernel.audit.actor import Actor
from kernel.people import households
from kernel.people.models import Person, User
from safeguarding import care
from tests.factories.programme import AT

CARER = PUBLIC_READER = Actor("public")
GRACE = care.Contact("Grace Adeyemi", "Gran", "07700 900302")
BEN = care.Contact("Ben Adeyemi", "Dad", "07700 900301")


def a_fitting_birthday(seat: Seat) -> date | None:
    """As old as the youngest may be; none where nobody asks."""
    if not ages.are_asked(seat):
        return None
    bounds = (seat.line.ticket_type.min_age, ages.activity_of(seat).min_age)
    years = max(bound or 0 for bound in bounds)
    return born_years_before(ages.starts_on(seat), years)


def born_years_before(day: date, years: int) -> date:
    """Whoever turned so old a little before that day."""
    before = day - timedelta(days=5)
    return before.replace(year=before.year - years, day=min(before.day, 28))


def told_about_everybody(booking: Booking, *, at: datetime = AT, **notes: str) -> None:
    """What has to be told about the children who come on their own."""
    seen = overview(booking)
    for guest in stops(seen).alone:
        told(guest.person, last_day=last_day(seen), at=at, **notes)


def told(
    person: Person,
    *,
    health: str = "",
    helps: str = "",
    access: str = "",
    close: str = "",
    last_day: date | None = None,
    at: datetime = AT,
) -> None:
    day = last_day or clock.london_date(at)
    notes = {"health": health, "helps": helps, "access": access, "close": close}
    care.write_notes(person_key=person.pk, notes=notes, last_day=day, by=CARER, at=at)
    care.write_contacts(
        people=[person.pk],
        contacts=[BEN, GRACE],
        collectors=["Ben Adeyemi", "Grace Adeyemi"],
        last_day=day,
        by=CARER,
        at=at,
    )


def a_household(user: User, *names: str, at: datetime = AT, years: int = 9) -> list[Person]:
    """Children of that age, in the household of somebody who signs in; their persons."""
    if user.person is None:
        user.person = Person.objects.create(name=user.get_full_name(), email=user.email)
        user.save()
    born = born_years_before(clock.london_date(at), years)
    children = [Person.objects.create(name=name, birth_date=born) for name in names]
    households.gather(holder=user.person, people=children, by=CARER, at=at)
    return children
