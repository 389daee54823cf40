"""What the registers of an activity say about each person: where certificates come from."""

from dataclasses import dataclass, field
from datetime import datetime

from bookings import enrolment
from bookings.catalogue.models import Activity, Session
from bookings.ordering.models import Booking, Place
from bookings.register.models import Attendance
from kernel.people.models import Person

CAME = {Attendance.Mark.PRESENT, Attendance.Mark.LATE}


@dataclass(slots=True)
class Presence:
    """One person: the sessions they came to, and how many of theirs nobody has marked.

    `booking` is their latest one, which says whom to write to and in what language.
    """

    person: Person
    booking: Booking
    came_to: list[Session] = field(default_factory=list)
    unmarked: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """Sessions that have been (cancelled ones never were), how many are to come, and who came."""

    sessions: list[Session]
    to_come: int
    people: list[Presence]


def of(activity: Activity, *, at: datetime) -> Summary:
    """Read all registers of an activity: two queries, however many sessions and people."""
    scheduled = list(activity.sessions.filter(status=Session.Status.SCHEDULED))
    been = {session.pk: session for session in scheduled if session.ends_at <= at}
    found: dict[int, Presence] = {}
    for place in _places(scheduled):
        person, booking = place.participant, place.line.booking
        if person is None:
            continue  # nobody said yet who comes
        own = found.setdefault(person.pk, Presence(person, booking))
        own.booking = booking
        if session := been.get(place.session_id):
            _add(own, place, session)
    return Summary(list(been.values()), len(scheduled) - len(been), list(found.values()))


def _places(sessions: list[Session]) -> list[Place]:
    places = enrolment.places(sessions).select_related("participant", "attendance", "line__booking")
    return list(places.order_by("participant__name", "participant", "session__starts_at", "pk"))


def _add(own: Presence, place: Place, session: Session) -> None:
    attendance = getattr(place, "attendance", None)
    if attendance is None or attendance.mark == Attendance.Mark.EXPECTED:
        own.unmarked += 1
    elif attendance.mark in CAME:
        own.came_to.append(session)
