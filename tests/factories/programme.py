"""A small programme to test with: adults only, so that no gate is asked unless a test wants it."""

from datetime import UTC, datetime, timedelta
from itertools import count

from bookings.catalogue import scheduling, ticketing
from bookings.catalogue.models import Activity, Room, Session, Venue
from bookings.ordering.models import TicketType
from bookings.planning.clashes.models import Commitment
from kernel import clock
from kernel.audit.actor import Actor

AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
OFFICER = Actor("user", "officer")
NEAR = timedelta(minutes=30)


def a_venue(key: str = "house", *, holds: int = 30) -> Venue:
    """A venue with one room, called “<key>-room”."""
    venue, is_new = Venue.objects.get_or_create(
        key=key, defaults={"title_en": "The House", "kind": Venue.Kind.ON_SITE}
    )
    if is_new:
        Room.objects.create(
            venue=venue, key=f"{key}-room", title_en="The Long Room", capacity=holds
        )
    return venue


def a_free_venue(starts: datetime) -> Venue:
    """The house, or the first of its twins whose room nobody wants around that time."""
    for number in count(1):
        venue = a_venue("house" if number == 1 else f"house-{number}")
        near = {"from_at__lt": starts + timedelta(hours=3), "until_at__gt": starts - NEAR}
        if not Commitment.objects.filter(room__venue=venue, **near).exists():
            return venue
    raise AssertionError("Numbers never end.")


def an_activity(title: str = "Print Evening", *, at: datetime = AT, **facts: object) -> Activity:
    """On show, for adults, booked a session at a time unless `facts` say otherwise."""
    facts = {
        "kind": Activity.Kind.WORKSHOP,
        "duty_of_care": Activity.DutyOfCare.ADULTS,
        "visibility": Activity.Visibility.PUBLIC,
        **facts,
    }
    return scheduling.create_activity(title=title, by=OFFICER, at=at, **facts)


def a_session(
    activity: Activity,
    *,
    capacity: int | None = 10,
    days: int = 7,
    at: datetime = AT,
    **facts: object,
) -> Session:
    """Two hours, so many days after `at`, in the house or, where it is taken, in one like it."""
    starts = at + timedelta(days=days)
    venue = a_free_venue(starts)
    return scheduling.add_session(
        activity=activity,
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        venue=venue,
        room=None if capacity is None else venue.rooms.get(),
        capacity=capacity,
        by=OFFICER,
        at=at,
        **facts,
    )


def a_ticket(
    activity: Activity,
    *,
    pence: int = 600,
    scope: str = TicketType.Scope.EACH,
    title: str = "One place",
    at: datetime = AT,
    **facts: object,
) -> TicketType:
    """Fixed at `pence`, or free at nought, on every date the activity has by now."""
    facts.setdefault("kind", TicketType.Kind.FIXED if pence else TicketType.Kind.FREE)
    return ticketing.add_ticket_type(
        activity=activity,
        title=title,
        scope=scope,
        by=OFFICER,
        at=at,
        price_pence=pence,
        **facts,
    )


def soon() -> datetime:
    """The present moment, for what is seen through pages: they look at the clock themselves."""
    return clock.now()
