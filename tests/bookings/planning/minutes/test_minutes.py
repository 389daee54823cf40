"""The house says how long a room takes and how far a place is; dates to come are claimed by it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from bookings.catalogue.models import Room, Venue
from bookings.planning.clashes.models import Commitment
from bookings.planning.clashes.unclaimed import claim_rooms_and_people
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.people.roles import STAFF, Role
from tests.factories.desk import signed_in
from tests.factories.programme import a_session, a_venue, an_activity

pytestmark = pytest.mark.django_db
HERE = "/admin/minutes-between-dates/"


@pytest.fixture
def room() -> Room:
    Venue.objects.create(key="school", title_en="The School", kind=Venue.Kind.SCHOOL)
    return a_venue().rooms.get()


def says(client: Client, room: Room, ready: str, way: str) -> str:
    school = Venue.objects.get(key="school")
    typed = {f"room-{room.pk}": ready, f"venue-{school.pk}": way}
    return client.post(HERE, typed, follow=True).content.decode()


def test_minutes_are_kept_on_the_trail_and_dates_to_come_go_by_them(room: Room) -> None:
    session = a_session(an_activity(at=clock.now()), at=clock.now())
    said = says(signed_in(Role.OFFICER), room, "45", "35")
    assert "Kept." in said
    room.refresh_from_db()
    school = Venue.objects.get(key="school")
    assert (room.setup_minutes, school.travel_minutes, school.minutes_away) == (45, 35, 35)
    verbs = AuditEvent.objects.filter(verb__in=["room.minutes", "venue.minutes"])
    assert verbs.count() == 2

    claim_rooms_and_people(at=clock.now())
    taken = Commitment.objects.get(session=session, room=room)
    assert session.starts_at - taken.from_at == timedelta(minutes=45)


def test_left_empty_a_place_has_the_usual_of_its_kind(room: Room) -> None:
    client = signed_in(Role.EDITOR)
    assert "Left empty: 20, the usual for such a place." in client.get(HERE).content.decode()
    says(client, room, "15", "30")
    assert "Kept." in says(client, room, "15", "")
    assert Venue.objects.get(key="school").travel_minutes is None
    assert "Nothing was different" in says(client, room, "15", "")


@pytest.mark.parametrize(
    ("ready", "way"), [("-1", ""), ("241", ""), ("", ""), ("5", "\0"), ("🙂", "1")]
)
def test_what_cannot_be_gets_a_sentence_and_changes_nothing(
    room: Room, ready: str, way: str
) -> None:
    assert "to look at again" in says(signed_in(Role.OFFICER), room, ready, way)
    assert Room.objects.get(pk=room.pk).setup_minutes == 15
    assert not AuditEvent.objects.filter(verb="room.minutes").exists()


@pytest.mark.parametrize("role", sorted(STAFF - {Role.OFFICER, Role.EDITOR}))
def test_nobody_else_sets_them(role: str, room: Room) -> None:
    assert signed_in(role).get(HERE).status_code == 404


def test_the_gate_leads_there_for_those_who_may(room: Room) -> None:
    assert HERE in signed_in(Role.OFFICER).get(reverse("gate")).content.decode()
    assert HERE not in signed_in(Role.DSL).get(reverse("gate")).content.decode()
