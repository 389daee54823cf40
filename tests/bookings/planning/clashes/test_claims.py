"""A room or a person in two places at once: refused in words, and by the database behind them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from bookings.catalogue import scheduling
from bookings.catalogue.models import Room, Session
from bookings.planning import team
from bookings.planning.clashes import claims, guards, unclaimed
from bookings.planning.clashes.meeting import wanted_by
from bookings.planning.clashes.models import AllowedClash, Commitment
from bookings.planning.models import TeamAssignment
from kernel.audit.models import AuditEvent
from kernel.desk.models import StaffTask
from kernel.people.models import Person
from tests.bookings.planning.clashes.conftest import drop
from tests.bookings.planning.clashes.schedule import a_house, added, moved
from tests.factories.programme import AT, OFFICER

pytestmark = pytest.mark.django_db
TEN = datetime(2026, 6, 30, 9, 0, tzinfo=UTC)  # 10am in London
MINUTE = timedelta(minutes=1)


class House:
    def __init__(self) -> None:
        self.activity, self.venues, self.rooms, self.people = a_house()
        self.plain, self.prepared, self.school, _, self.prison, _ = self.rooms
        self.ada = self.people[0]

    def add(self, room: Room, starts_at: datetime = TEN, minutes: int = 60, **more: str) -> Session:
        return added(self.activity, room, starts_at, minutes, **more)

    def name(self, session: Session, person: Person | None = None, **more: str) -> None:
        team.assign(
            session=session,
            person=person or self.ada,
            function="lead",
            by=OFFICER,
            at=AT,
            **more,
        )


@pytest.fixture
def house(db: None) -> House:
    return House()


def test_a_room_is_not_given_twice_at_once(house: House) -> None:
    house.add(house.plain)
    with pytest.raises(scheduling.Taken, match="Room 0 is taken by “Print Evening” on 30 June"):
        house.add(house.plain, TEN + 59 * MINUTE)
    assert Session.objects.count() == 1
    assert AuditEvent.objects.filter(verb="session.added").count() == 1


def test_one_after_the_other_is_no_clash(house: House) -> None:
    house.add(house.plain)
    house.add(house.plain, TEN + 60 * MINUTE)
    assert Session.objects.count() == 2


@pytest.mark.parametrize(("gap", "fits"), [(14, False), (15, True)])
def test_a_room_is_made_ready_in_between(house: House, gap: int, fits: bool) -> None:
    house.add(house.prepared)
    starts = TEN + (60 + gap) * MINUTE
    if fits:
        house.add(house.prepared, starts)
    else:
        with pytest.raises(scheduling.Taken, match="needs 15 minutes to be made ready"):
            house.add(house.prepared, starts)


def test_a_person_is_not_in_two_rooms_at_once(house: House) -> None:
    house.name(house.add(house.plain))
    second = house.add(house.prepared, TEN + 30 * MINUTE)
    with pytest.raises(team.Elsewhere, match="Ada Marsh is at “Print Evening” on 30 June"):
        house.name(second)
    assert TeamAssignment.objects.count() == 1
    assert AuditEvent.objects.filter(verb="team.assigned").count() == 1


@pytest.mark.parametrize(("gap", "fits"), [(64, False), (65, True)])
def test_a_person_is_on_the_way_in_between(house: House, gap: int, fits: bool) -> None:
    house.name(house.add(house.school))
    inside = house.add(house.prison, TEN + (60 + gap) * MINUTE)
    if fits:
        house.name(inside)
    else:
        with pytest.raises(team.Elsewhere, match="the way between School and Prison takes 65"):
            house.name(inside)


def test_in_one_building_nobody_needs_a_way(house: House) -> None:
    house.name(house.add(house.plain))
    house.name(house.add(house.prepared, TEN + 60 * MINUTE))
    assert TeamAssignment.objects.count() == 2


def test_a_moved_session_takes_its_team_along_or_stays(house: House) -> None:
    house.name(house.add(house.plain))
    later = house.add(house.plain, TEN + 300 * MINUTE)
    house.name(later)
    with pytest.raises(scheduling.Taken, match="Ada Marsh is at"):
        moved(later, house.prepared, TEN, 60)
    later.refresh_from_db()
    assert later.starts_at == TEN + 300 * MINUTE
    moved(later, house.prepared, TEN + 61 * MINUTE, 60)
    assert Commitment.objects.filter(session=later, person=house.ada).count() == 1


def test_what_is_cancelled_or_taken_off_lets_go(house: House) -> None:
    first = house.add(house.plain)
    house.name(first)
    team.unassign(session=first, person=house.ada, function="lead", by=OFFICER, at=AT)
    house.name(house.add(house.prepared))
    scheduling.cancel_session(session=first, by=OFFICER, at=AT)
    house.add(house.plain)
    assert not Commitment.objects.filter(session=first).exists()


def test_with_two_functions_a_person_is_still_there_until_both_have_ended(house: House) -> None:
    session = house.add(house.plain)
    for function in ("lead", "host"):
        team.assign(session=session, person=house.ada, function=function, by=OFFICER, at=AT)
    team.unassign(session=session, person=house.ada, function="host", by=OFFICER, at=AT)
    with pytest.raises(team.Elsewhere):
        house.name(house.add(house.prepared))


def test_somebodys_word_lets_it_be_and_is_written_down(house: House) -> None:
    house.name(house.add(house.plain))
    house.name(house.add(house.prepared), despite="Both doors stand open.")
    clash = AllowedClash.objects.get()
    assert (clash.person, clash.reason, clash.allowed_by) == (
        house.ada,
        "Both doors stand open.",
        str(OFFICER),
    )
    event = AuditEvent.objects.get(verb="clash.allowed")
    assert "Both doors" not in str(event.facts)


def test_a_word_of_spaces_is_no_word(house: House) -> None:
    house.add(house.plain)
    with pytest.raises(scheduling.Taken):
        house.add(house.plain, despite="   ")


def test_one_word_is_for_one_clash_and_the_third_is_asked_again(house: House) -> None:
    house.add(house.plain)
    house.add(house.plain, despite="A concert in the round.")
    with pytest.raises(scheduling.Taken):
        house.add(house.plain)


def test_what_was_allowed_is_not_asked_again_when_only_the_places_change(house: House) -> None:
    house.add(house.plain)
    second = house.add(house.plain, despite="A concert in the round.")
    scheduling.change_session(
        session=second,
        starts_at=second.starts_at,
        ends_at=second.ends_at,
        venue=second.venue,
        room=second.room,
        capacity=3,
        by=OFFICER,
        at=AT,
    )
    with pytest.raises(scheduling.Taken):
        moved(second, house.plain, TEN + 5 * MINUTE, 60)


def test_all_dates_or_none(house: House) -> None:
    house.name(house.add(house.plain))
    other = added(house.activity, house.prepared, TEN, 60)
    free = added(house.activity, house.prepared, TEN + 600 * MINUTE, 60)
    with pytest.raises(team.Elsewhere):
        team.assign_to([free, other], person=house.ada, function="lead", by=OFFICER, at=AT)
    assert TeamAssignment.objects.count() == 1


@pytest.mark.parametrize("guard", sorted(guards.SQLITE))
def test_the_database_refuses_by_itself(
    house: House, guard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And each guard is needed: without it, the same rows stand."""
    other, minutes = {
        guards.ROOM: (house.plain, 0),
        guards.PERSON: (house.prepared, 0),
        guards.TRAVEL: (house.school, 70),
    }[guard]
    house.name(house.add(house.plain))
    monkeypatch.setattr(claims, "meetings", lambda new: [])
    session = Session.objects.create(
        activity=house.activity,
        starts_at=TEN + minutes * MINUTE,
        ends_at=TEN + (minutes + 60) * MINUTE,
        venue=other.venue,
        room=other,
    )
    people = set() if guard == guards.ROOM else {house.ada.pk}
    with pytest.raises(IntegrityError, match=guard), transaction.atomic():
        Commitment.objects.bulk_create(wanted_by(session, people))
    for key in people:
        TeamAssignment.objects.create(session=session, person_id=key, function="lead")
    with pytest.raises(claims.Clash, match="Somebody else has just taken"):
        claims.claim([session], by=OFFICER, at=AT)
    drop(guard)
    assert guards.missing(connection) == {guard}
    claims.claim([session], by=OFFICER, at=AT)


def test_a_guard_that_is_gone_is_reported_and_made_anew(unguarded: None) -> None:
    found = guards.guards_are_there(None, databases=["default"])
    assert len(found) == 3
    call_command("migrate", verbosity=0)
    assert guards.guards_are_there(None, databases=["default"]) == []


def test_what_was_planned_before_anybody_watched_is_claimed_and_a_clash_becomes_a_task(
    house: House,
) -> None:
    for room in (house.plain, house.plain, house.prepared):
        Session.objects.create(
            activity=house.activity,
            starts_at=TEN,
            ends_at=TEN + 60 * MINUTE,
            venue=room.venue,
            room=room,
        )
    assert "3 sessions have" in unclaimed.claim_rooms_and_people(at=AT)
    assert Commitment.objects.count() == 3
    assert "Room 0 is taken by" in StaffTask.objects.get(kind="clash").text
    assert "0 sessions have" in unclaimed.claim_rooms_and_people(at=AT)
    assert AllowedClash.objects.count() == 1
