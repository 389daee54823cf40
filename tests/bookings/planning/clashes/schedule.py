"""A small house to be overbooked, and the rule told once more in the plainest way."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import combinations

from bookings.catalogue import scheduling
from bookings.catalogue.models import Activity, Room, Session, Venue
from bookings.planning.clashes.models import AllowedClash
from bookings.planning.models import TeamAssignment
from kernel import clock
from kernel.people.models import Person
from tests.factories.programme import AT, OFFICER, an_activity

WAYS = {"house": 0, "school": 20, "prison": 45}  # minutes


def a_house() -> tuple[Activity, list[Venue], list[Room], list[Person]]:
    venues = [
        Venue.objects.create(key=key, title_en=key.title(), kind="on_site", travel_minutes=way)
        for key, way in WAYS.items()
    ]
    rooms = [
        Room.objects.create(
            venue=venue, key=f"{venue.key}-{n}", title_en=f"Room {n}", capacity=9, setup_minutes=n
        )
        for venue in venues
        for n in (0, 15)
    ]
    people = [Person.objects.create(name=name) for name in ("Ada Marsh", "Bo Finch", "Cy Hale")]
    return an_activity(), venues, rooms, people


def moment(day: date, minutes: int) -> datetime:
    """So many minutes after midnight on London's wall."""
    return clock.from_london(day, time(minutes // 60, minutes % 60))


def added(
    activity: Activity, room: Room, starts_at: datetime, minutes: int, **more: str
) -> Session:
    return scheduling.add_session(
        activity=activity,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        venue=room.venue,
        room=room,
        capacity=5,
        by=OFFICER,
        at=AT,
        **more,
    )


def moved(session: Session, room: Room, starts_at: datetime, minutes: int) -> None:
    scheduling.change_session(
        session=session,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        venue=room.venue,
        room=room,
        capacity=5,
        by=OFFICER,
        at=AT,
    )


def double_bookings() -> set[frozenset[int]]:
    """Pairs of sessions that may not be, nobody having said so; from the sessions themselves."""
    going = Session.objects.filter(status="scheduled").select_related("room", "venue")
    allowed = {frozenset(pair) for pair in AllowedClash.objects.values_list("session", "other")}
    return {pair for pair in _meeting(going) if pair not in allowed}


def _meeting(sessions: Iterable[Session]) -> Iterator[frozenset[int]]:
    teams: dict[int, set[int]] = {}
    for session, person in TeamAssignment.objects.values_list("session", "person"):
        teams.setdefault(session, set()).add(person)
    for one, other in combinations(sorted(sessions, key=lambda s: s.starts_at), 2):
        gap = (other.starts_at - one.ends_at) / timedelta(minutes=1)
        same_room = one.room_id is not None and one.room_id == other.room_id
        if same_room and one.room and gap < one.room.setup_minutes:
            yield frozenset({one.pk, other.pk})
        both = teams.get(one.pk, set()) & teams.get(other.pk, set())
        apart = one.venue_id != other.venue_id
        way = one.venue.minutes_away + other.venue.minutes_away if apart else 0
        if both and gap < way:
            yield frozenset({one.pk, other.pk})
