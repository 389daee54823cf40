"""What the room must know: for the assigned team, in its hours, and each sight on the trail."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bookings.catalogue.models import Session
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.people.accounts import enrol_totp
from kernel.people.models import Person
from safeguarding.care import reading
from tests.bookings.register.door import a_session_starting, dee_on, somebody
from tests.factories.attendance import a_person_on
from tests.factories.families import told
from tests.factories.people import SECRET, SETUP, sign_in

pytestmark = pytest.mark.django_db


def _tobi_on(session: Session, name: str = "Tobi Adeyemi") -> Person:
    [place] = a_person_on([session], name=name)
    told(place.participant, health="Peanuts", helps="The plan first", close="A court order")
    return place.participant


def _with_factor(client: Client, session: Session) -> None:
    dee = dee_on(client, session)
    enrol_totp(user=dee, secret=SECRET, by=SETUP, at=clock.now())
    sign_in(client, dee)


def test_the_register_says_that_there_is_something_and_not_what(client: Client) -> None:
    session = a_session_starting(1)
    _tobi_on(session)
    dee_on(client, session)
    text = client.get(f"/register/{session.ref}/").content.decode()
    assert "Health: read this" in text
    assert "What helps" in text
    assert "Collection list" in text
    assert "Peanuts" not in text


def test_the_team_reads_needs_and_whom_to_ring_but_not_what_is_for_few(client: Client) -> None:
    session = a_session_starting(1)
    tobi = _tobi_on(session)
    _with_factor(client, session)
    text = client.get(f"/register/{session.ref}/needs/").content.decode()
    assert "Peanuts" in text
    assert "07700 900302" in text
    assert "A court order" not in text
    event = AuditEvent.objects.get(verb="care.read")
    assert (event.about_ref, event.facts) == (tobi.ref, {"why": "session", "where": session.ref})


def test_the_safeguarding_lead_reads_that_too_at_any_time(client: Client) -> None:
    session = a_session_starting(-400)
    _tobi_on(session)
    somebody(client, "dsl")
    assert "A court order" in client.get(f"/register/{session.ref}/needs/").content.decode()


def test_who_signed_in_without_a_second_factor_shows_it_first(client: Client) -> None:
    session = a_session_starting(1)
    _tobi_on(session)
    dee_on(client, session)
    answer = client.get(f"/register/{session.ref}/needs/")
    assert answer.status_code == 302
    assert not AuditEvent.objects.filter(verb="care.read").exists()


@pytest.mark.parametrize("hours", [24.5, -27])
def test_outside_its_hours_it_is_not_there(client: Client, hours: float) -> None:
    session = a_session_starting(hours)
    _tobi_on(session)
    _with_factor(client, session)
    assert client.get(f"/register/{session.ref}/needs/").status_code == 404
    assert AuditEvent.objects.filter(verb="access.refused").exists()
    assert not AuditEvent.objects.filter(verb="care.read").exists()


def test_a_colleague_who_answers_for_all_registers_sees_no_needs(client: Client) -> None:
    session = a_session_starting(1)
    _tobi_on(session)
    somebody(client, "officer")
    assert client.get(f"/register/{session.ref}/needs/").status_code == 404
    assert "Health" not in client.get(f"/register/{session.ref}/").content.decode()


def test_another_sessions_team_sees_nothing(client: Client) -> None:
    session, other = a_session_starting(1), a_session_starting(2, title="Beats")
    _tobi_on(session)
    _with_factor(client, other)
    assert client.get(f"/register/{session.ref}/needs/").status_code == 404


def test_with_the_trail_out_of_reach_nothing_leaves(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = a_session_starting(1)
    _tobi_on(session)
    _with_factor(client, session)

    def broken(**_: object) -> None:
        raise RuntimeError("the trail is out of reach")

    monkeypatch.setattr(reading.trail, "act", broken)
    client.raise_request_exception = False
    answer = client.get(f"/register/{session.ref}/needs/")
    assert answer.status_code == 500
    assert "Peanuts" not in answer.content.decode()


def test_sixty_people_cost_as_few_queries_as_one(client: Client) -> None:
    session = a_session_starting(1)
    _with_factor(client, session)
    counts = []
    for number in (1, 6):
        for each in range(number):
            _tobi_on(session, f"Child {number}-{each}")
        for page in ("", "needs/"):
            client.get(f"/register/{session.ref}/{page}")
            with CaptureQueriesContext(connection) as sent:
                client.get(f"/register/{session.ref}/{page}")
                counts.append(len(sent))
    assert counts[:2] == counts[2:]
