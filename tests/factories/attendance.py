"""People on sessions, as confirmed bookings leave them, and marks in the register."""

from collections.abc import Iterable
from datetime import datetime

from bookings.catalogue.models import Activity, Session
from bookings.ordering.models import Booking, BookingLine, BookingState, Place, TicketType
from bookings.register.models import Attendance
from kernel.people.models import Person
from tests.factories.programme import AT


def a_person_on(
    sessions: Iterable[Session],
    *,
    name: str = "Ada Adeyemi",
    state: str = BookingState.CONFIRMED,
    email: str = "grace@example.org",
    language: str = "en",
    pence: int = 600,
    **facts: object,
) -> list[Place]:
    """One ticket for one person on each of these sessions; the places, in their order."""
    sessions = list(sessions)
    person = Person.objects.create(name=name, language=language, **facts) if name else None
    booking = Booking.objects.create(
        state=state,
        booker_name="Grace Adeyemi",
        booker_email=email,
        language=language,
        made_at=AT,
        pay_by=AT,
        hold_until=AT,
        confirmed_at=AT if state == BookingState.CONFIRMED else None,
    )
    line = BookingLine.objects.create(
        booking=booking,
        ticket_type=_ticket(sessions[0].activity, pence),
        title="One place" if pence else "Open place",
        price_pence=pence,
    )
    return [Place.objects.create(line=line, session=s, participant=person) for s in sessions]


def _ticket(activity: Activity, pence: int) -> TicketType:
    kind = TicketType.Kind.FIXED if pence else TicketType.Kind.FREE
    return TicketType.objects.get_or_create(
        activity=activity,
        kind=kind,
        price_pence=pence,
        defaults={"title_en": "One place" if pence else "Open place", "scope": "each"},
    )[0]


def marked(place: Place, mark: str = Attendance.Mark.PRESENT, *, at: datetime = AT) -> Attendance:
    """The mark as it stands, whenever the session was."""
    return Attendance.objects.create(place=place, mark=mark, marked_at=at, marked_by="user:dee")
