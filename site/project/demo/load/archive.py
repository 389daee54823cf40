"""`--scale N`: the house's past, multiplied for load tests. A thousand bookings to each step.

Written in bulk and past the actions, since nothing of it is to be decided any more; every invariant
holds of it. It is on a closed list, so that no page and no listing shows it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bookings.catalogue import scheduling
from bookings.catalogue.models import Activity, Session, Venue
from bookings.ordering.models import (
    Allocation,
    Booking,
    BookingLine,
    BookingState,
    CapacityPool,
    Place,
    PoolDemand,
    TicketType,
)
from bookings.register.models import Attendance
from kernel.people.models import Person
from kernel.references import new_secret
from project.demo.load.archive_money import pay_for
from project.demo.load.fill.crowd import Crowd
from project.demo.load.loading import Loading

SESSIONS, EACH = 50, 20  # a thousand places
PEOPLE = 200
LONG_AGO = timedelta(days=400)
YEARS = 5
PENCE = 600


def load_archive(loading: Loading, *, scale: int) -> None:
    """Steps 2 to `scale`; step 1 is the demo as it stands in the file."""
    for step in range(2, scale + 1):
        if not loading.is_done("archive", f"{step}"):
            with loading.once("archive", f"{step}"):
                _step(loading, step)


@dataclass(frozen=True, slots=True)
class Sold:
    """One place on one session, and who has it."""

    session: Session
    pool: CapacityPool
    person: Person
    pence: int
    at: datetime


def _step(loading: Loading, step: int) -> None:
    rng = Random(f"archive {step}")  # noqa: S311 -- plausible, not secret
    activity = scheduling.create_activity(
        title=f"From the archive, {step}",
        key=f"archive-{step}",
        kind=Activity.Kind.SERIES,
        visibility=Activity.Visibility.CLOSED,
        duty_of_care=Activity.DutyOfCare.ADULTS,
        way_in=Activity.Way.EACH,
        by=loading.by,
        at=loading.at,
    )
    sessions = _sessions(loading, activity, step)
    pools = CapacityPool.objects.bulk_create(
        CapacityPool(session=session, capacity=EACH, taken=EACH) for session in sessions
    )
    people = Crowd(loading.programme["name_pool"], rng).people(PEOPLE)
    sold = list(_sold(sessions, pools, people, rng))
    _book(activity, sold, rng)


def _sessions(loading: Loading, activity: Activity, step: int) -> list[Session]:
    venue = Venue.objects.filter(kind=Venue.Kind.ON_SITE).earliest("pk")
    last = loading.at - LONG_AGO - timedelta(days=365 * (step % YEARS))
    starts = [last - timedelta(weeks=week) for week in range(SESSIONS)]
    return Session.objects.bulk_create(
        Session(
            activity=activity,
            starts_at=start,
            ends_at=start + timedelta(hours=2),
            venue=venue,
        )
        for start in starts
    )


def _sold(
    sessions: list[Session], pools: list[CapacityPool], people: list[Person], rng: Random
) -> Iterator[Sold]:
    """Everybody comes to every tenth session; every other place cost something."""
    for number, (session, pool) in enumerate(zip(sessions, pools, strict=True)):
        for seat in range(EACH):
            yield Sold(
                session=session,
                pool=pool,
                person=people[(number * EACH + seat) % PEOPLE],
                pence=PENCE * (seat % 2),
                at=session.starts_at - timedelta(days=rng.randint(1, 40)),
            )


def _book(activity: Activity, sold: list[Sold], rng: Random) -> None:
    types = {pence: _ticket(activity, pence, {one.pool for one in sold}) for pence in (0, PENCE)}
    bookings = Booking.objects.bulk_create(
        Booking(
            state=BookingState.CONFIRMED,
            channel="phone",
            booker=one.person,
            booker_name=one.person.name,
            tickets_pence=one.pence,
            made_at=one.at,
            pay_by=one.at,
            hold_until=one.at,
            confirmed_at=one.at,
        )
        for one in sold
    )
    lines = BookingLine.objects.bulk_create(
        BookingLine(
            booking=booking,
            ticket_type=types[one.pence],
            session=one.session,
            title=types[one.pence].title_en,
            price_pence=one.pence,
        )
        for booking, one in zip(bookings, sold, strict=True)
    )
    Allocation.objects.bulk_create(
        Allocation(line=line, pool=one.pool, units=1) for line, one in zip(lines, sold, strict=True)
    )
    places = Place.objects.bulk_create(
        Place(
            line=line,
            session=one.session,
            participant=one.person,
            ticket_secret=new_secret(),
            issued_at=one.at,
        )
        for line, one in zip(lines, sold, strict=True)
    )
    pay_for([line for line in lines if line.price_pence])
    _mark(places, rng)


def _ticket(activity: Activity, pence: int, pools: set[CapacityPool]) -> TicketType:
    ticket = TicketType.objects.create(
        activity=activity,
        title_en="One place" if pence else "Open place",
        kind=TicketType.Kind.FIXED if pence else TicketType.Kind.FREE,
        scope=TicketType.Scope.EACH,
        price_pence=pence,
    )
    PoolDemand.objects.bulk_create(PoolDemand(ticket_type=ticket, pool=pool) for pool in pools)
    return ticket


def _mark(places: list[Place], rng: Random) -> None:
    marks = (Attendance.Mark.PRESENT, Attendance.Mark.ABSENT)
    Attendance.objects.bulk_create(
        Attendance(
            place=place,
            mark=rng.choices(marks, (9, 1))[0],
            marked_at=place.session.ends_at,
            marked_by="system:load_demo",
        )
        for place in places
    )
