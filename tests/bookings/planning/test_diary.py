"""One's own diary: where, when, who with, what is missing, and an address for one's calendar."""

from datetime import timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from bookings.catalogue import scheduling
from bookings.planning.diary import feed
from bookings.planning.diary.models import DiaryFeed
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.people.models import User
from safeguarding.vetting import records
from tests.bookings.register.door import somebody
from tests.factories.programme import OFFICER, a_session, an_activity
from tests.factories.team import DSL, a_pending_check, a_role, a_worker, in_team, trained

pytestmark = pytest.mark.django_db
ADDRESS = "/register/diary/"


def dee(client: Client) -> User:
    return somebody(client, "practitioner")


def test_it_shows_my_sessions_with_whom_and_nobody_elses(client: Client) -> None:
    now, user = clock.now(), dee(client)
    mine = a_session(an_activity("Paper Boats"), at=now)
    in_team(mine, user.person, "lead", at=now)
    in_team(mine, a_worker("Bo Finch", at=now), at=now)
    in_team(a_session(an_activity("Choir"), at=now), a_worker("Cy Hale", at=now), at=now)

    said = client.get(ADDRESS).content.decode()

    assert "Paper Boats" in said
    assert "You: lead." in said
    assert "With Bo." in said
    assert "Choir" not in said
    assert "Cy" not in said
    assert AuditEvent.objects.filter(verb="record.read_own").count() == 1


def test_what_is_missing_is_said_kindly_and_is_only_ones_own(client: Client) -> None:
    now, user = clock.now(), dee(client)
    records.engage(person=user.person, role=a_role(at=now), from_date=now.date(), by=DSL, at=now)
    a_pending_check(user.person, at=now)
    a_worker("Bo Finch", at=now, trained_until=now.date() + timedelta(days=3))

    said = client.get(ADDRESS).content.decode()
    assert "Your check has been applied for. When it comes, show us the original." in said
    assert "You need safeguarding training before your next session." in said
    assert "counts until" not in said

    trained(user.person, until=now.date() + timedelta(days=20), at=now)
    assert "Book the next one now." in client.get(ADDRESS).content.decode()


def test_strangers_and_accounts_of_nobody_have_no_diary(client: Client) -> None:
    assert client.get(ADDRESS).status_code == 302
    user = dee(client)
    User.objects.filter(pk=user.pk).update(person=None)
    assert client.get(ADDRESS).status_code == 404


def _secret(client: Client) -> str:
    client.post(f"{ADDRESS}calendar/", {"do": "make"})
    return DiaryFeed.objects.get(ended_at=None).secret


def test_the_calendars_address_opens_the_diary_and_nothing_else(client: Client) -> None:
    now, user = clock.now(), dee(client)
    session = a_session(an_activity("Paper Boats"), at=now)
    in_team(session, user.person, "lead", at=now)
    called_off = a_session(an_activity("Tin Lanterns"), days=9, at=now)
    in_team(called_off, user.person, "lead", at=now)
    scheduling.cancel_session(session=called_off, by=OFFICER, at=now)
    in_team(a_session(an_activity("Choir"), at=now), a_worker("Cy Hale", at=now), at=now)
    secret = _secret(client)

    answer = Client().get(f"{ADDRESS}{secret}.ics")

    assert answer["Content-Type"].startswith("text/calendar")
    assert "no-store" in answer["Cache-Control"]
    events = {str(e["summary"]): e for e in Calendar.from_ical(answer.content).walk("VEVENT")}
    assert set(events) == {"Paper Boats", "Tin Lanterns"}
    assert str(events["Tin Lanterns"]["status"]) == "CANCELLED"
    assert events["Paper Boats"].decoded("dtstart") == session.starts_at.replace(microsecond=0)
    assert len(secret) == 28  # of 32 signs: 140 bits
    for other in (f"/tickets/{secret}/", f"/booking/{secret}/", f"/register/{secret}/"):
        assert Client().get(other).status_code in {302, 404}


def test_a_stopped_or_renewed_address_answers_no_more(client: Client) -> None:
    dee(client)
    first = _secret(client)
    second = _secret(client)
    assert first != second
    assert Client().get(f"{ADDRESS}{first}.ics").status_code == 404
    assert Client().get(f"{ADDRESS}{second}.ics").status_code == 200
    client.post(f"{ADDRESS}calendar/", {"do": "stop"})
    assert Client().get(f"{ADDRESS}{second}.ics").status_code == 404
    assert not AuditEvent.objects.filter(facts__icontains=second).exists()


def test_it_answers_only_as_long_as_somebody_has_a_role(client: Client) -> None:
    user = dee(client)
    secret = _secret(client)
    assert feed.find(secret, at=clock.now()) == user.person
    user.grants.get().end(at=clock.now())
    assert Client().get(f"{ADDRESS}{secret}.ics").status_code == 404


@pytest.mark.parametrize("secret", ["x", "0" * 28, "a" * 27 + "%00", "💥", "0" * 5000])
def test_what_is_no_address_is_not_there(secret: str, client: Client) -> None:
    assert client.get(f"{ADDRESS}{secret}.ics").status_code == 404
