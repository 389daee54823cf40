"""People who may or may not work with us: cleared unless a test says what is wrong."""

from datetime import date, datetime, timedelta
from itertools import count

from bookings.catalogue.models import Session
from bookings.ordering.models import Booking, BookingLine, Place, TicketType
from bookings.planning import team
from bookings.planning.models import TeamAssignment
from kernel.audit.actor import Actor
from kernel.people.models import Person
from safeguarding.vetting import records
from safeguarding.vetting.models import Check, WorkRole
from tests.factories.programme import AT, OFFICER

DSL = Actor("user", "dsl")
LEAD = TeamAssignment.Function.LEAD
SUPPORT = TeamAssignment.Function.SUPPORT
YEAR = timedelta(days=365)
_numbers = count(1)


def a_person(name: str = "Ada Marsh", **facts: object) -> Person:
    return Person.objects.create(name=name, **facts)


def a_role(level: str = WorkRole.Level.ENHANCED_CHILD_BARRED, *, at: datetime = AT) -> WorkRole:
    """The one role of that level."""
    known = WorkRole.objects.filter(key=f"role-{level}").first()
    return known or records.create_role(
        key=f"role-{level}",
        title=f"Artist ({level})",
        activity="Leads workshops",
        level=level,
        rationale="Teaches children every week",
        by=DSL,
        at=at,
    )


def a_check(person: Person, *, at: datetime = AT, **facts: object) -> Check:
    """Accepted, issued a hundred days ago, to be looked at again in two years."""
    today = at.date()
    told = {
        "level": WorkRole.Level.ENHANCED_CHILD_BARRED,
        "outcome": Check.Outcome.CLEAR,
        "number": f"{next(_numbers):012d}",
        "issued_date": today - timedelta(days=100),
        "seen_date": today - timedelta(days=90),
        "review_due": today + 2 * YEAR,
        **facts,
    }
    if told["outcome"] in {Check.Outcome.CLEAR, Check.Outcome.TO_DECIDE}:
        told.setdefault("seen_by", a_person("Bea Witness"))
    return records.record_check(person=person, by=DSL, at=at, **told)


def a_pending_check(person: Person, *, at: datetime = AT, **facts: object) -> Check:
    return records.record_check(
        person=person,
        level=facts.pop("level", WorkRole.Level.ENHANCED_CHILD_BARRED),
        outcome=Check.Outcome.PENDING,
        by=DSL,
        at=at,
        **facts,
    )


def trained(person: Person, *, until: date | None = None, at: datetime = AT) -> None:
    """Safeguarding training, done fifty days ago and counting for two years unless said."""
    records.record_training(
        person=person,
        title="Safeguarding children level 2",
        completed_date=at.date() - timedelta(days=50),
        until_date=until or at.date() + 2 * YEAR,
        by=DSL,
        at=at,
    )


def a_worker(
    name: str = "Ada Marsh",
    *,
    level: str = WorkRole.Level.ENHANCED_CHILD_BARRED,
    at: datetime = AT,
    trained_until: date | None = None,
    **check: object,
) -> Person:
    """Engaged in a role of `level`, with the check it needs and safeguarding training."""
    person = a_newcomer(name, level=level, at=at)
    if level != WorkRole.Level.NONE:
        a_check(person, at=at, **{"level": level, **check})
    trained(person, until=trained_until, at=at)
    return person


def a_newcomer(
    name: str = "Nia Newcomer",
    *,
    level: str = WorkRole.Level.ENHANCED_CHILD_BARRED,
    at: datetime = AT,
) -> Person:
    """Engaged, with nothing on record yet: not cleared."""
    person = a_person(name)
    records.engage(
        person=person,
        role=a_role(level, at=at),
        from_date=at.date() - timedelta(days=400),
        by=DSL,
        at=at,
    )
    return person


def in_team(
    session: Session, person: Person, function: str = SUPPORT, *, at: datetime = AT
) -> Person:
    team.assign(session=session, person=person, function=function, by=OFFICER, at=at)
    return person


def a_cleared_lead(session: Session, name: str = "Lena Lead", *, at: datetime = AT) -> Person:
    return in_team(session, a_worker(name, at=at), LEAD, at=at)


def an_uncleared_lead(
    session: Session, name: str = "Una Uncleared", *, at: datetime = AT
) -> Person:
    return in_team(session, a_newcomer(name, at=at), LEAD, at=at)


def a_cleared_second(session: Session, name: str = "Sam Second", *, at: datetime = AT) -> Person:
    return in_team(session, a_worker(name, at=at), at=at)


def booked(session: Session, people: int, *, at: datetime = AT) -> None:
    """So many places of a session really taken, by one booking."""
    ticket = TicketType.objects.create(
        activity=session.activity, title_en="Place", kind="free", scope="each"
    )
    booking = Booking.objects.create(
        state="confirmed", made_at=at, pay_by=at, hold_until=at, confirmed_at=at
    )
    line = BookingLine.objects.create(
        booking=booking, ticket_type=ticket, session=session, title="Place", price_pence=0
    )
    Place.objects.bulk_create(
        Place(line=line, session=session, seq=seq) for seq in range(1, people + 1)
    )
