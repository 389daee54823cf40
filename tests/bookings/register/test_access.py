"""Who may open a register: the people assigned, those who answer for all, and nobody else."""

import pytest
from django.test import Client

from bookings.register import views
from kernel.audit.models import AuditEvent
from tests.bookings.register.door import a_session_starting, assigned, dee_on, somebody
from tests.factories.attendance import a_person_on

pytestmark = pytest.mark.django_db


def refusals() -> list[tuple[str, str]]:
    events = AuditEvent.objects.filter(verb="access.refused")
    return [(event.about_kind, event.about_ref) for event in events]


@pytest.mark.parametrize("address", ["", "{ref}/", "nothing/", "a.b/", "%00/"])
def test_without_signing_in_every_address_leads_to_the_sign_in_page(
    client: Client, address: str
) -> None:
    session = a_session_starting(1)
    answer = client.get(f"/register/{address.format(ref=session.ref)}")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/account/login/")


def test_whoever_is_assigned_reads_the_names(client: Client) -> None:
    session = a_session_starting(1)
    a_person_on([session], name="Tobi Adeyemi")
    dee_on(client, session)

    answer = client.get(f"/register/{session.ref}/")

    assert answer.status_code == 200
    assert "Tobi Adeyemi" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_reading_is_in_the_trail_without_a_name(client: Client) -> None:
    session = a_session_starting(1)
    a_person_on([session], name="Tobi Adeyemi")
    dee = dee_on(client, session)

    client.get(f"/register/{session.ref}/")

    event = AuditEvent.objects.get(verb="register.read")
    assert (event.actor, event.about_ref) == (f"user:{dee.ref}", session.ref)
    assert event.facts == {"people": 1}


def test_no_trace_no_names(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    session = a_session_starting(1)
    a_person_on([session], name="Tobi Adeyemi")
    dee_on(client, session)

    def broken(**_: object) -> None:
        raise RuntimeError("the trail is out of reach")

    monkeypatch.setattr(views.trail, "act", broken)
    client.raise_request_exception = False
    answer = client.get(f"/register/{session.ref}/")

    assert answer.status_code == 500
    assert "Tobi" not in answer.content.decode()


def test_a_colleague_of_another_session_is_told_that_there_is_nothing(client: Client) -> None:
    session = a_session_starting(1)
    (place,) = a_person_on([session], name="Tobi Adeyemi")
    somebody(client, "practitioner")

    answers = [
        client.get(f"/register/{session.ref}/"),
        client.post(f"/register/{session.ref}/", {"place": place.ref, "mark": "present"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert "Tobi" not in answers[0].content.decode()
    assert refusals() == [("session", session.ref)] * 2
    assert not AuditEvent.objects.filter(verb__startswith="register.").exists()


def test_without_the_look_at_the_team_a_colleague_would_read_the_names(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    session = a_session_starting(1)
    a_person_on([session], name="Tobi Adeyemi")
    somebody(client, "practitioner")
    monkeypatch.setattr(views, "_is_assigned", lambda user, session: True)

    assert "Tobi Adeyemi" in client.get(f"/register/{session.ref}/").content.decode()


@pytest.mark.parametrize("role", ["officer", "safeguarding_officer", "dsl"])
def test_those_who_answer_for_all_read_every_register(client: Client, role: str) -> None:
    session = a_session_starting(1)
    a_person_on([session], name="Tobi Adeyemi")
    somebody(client, role)

    assert "Tobi Adeyemi" in client.get(f"/register/{session.ref}/").content.decode()


@pytest.mark.parametrize("role", ["editor", "box_office", "finance", "auditor", "administrator"])
def test_other_staff_do_not(client: Client, role: str) -> None:
    session = a_session_starting(1)
    user = somebody(client, role)
    assigned(user, session)

    assert client.get(f"/register/{session.ref}/").status_code == 404
    assert client.get("/register/").status_code == 404


def test_an_account_without_a_role_does_not_even_if_its_person_is_assigned(client: Client) -> None:
    session = a_session_starting(1)
    assigned(somebody(client), session)

    assert client.get(f"/register/{session.ref}/").status_code == 404


@pytest.mark.parametrize("ref", ["nothing", "%00", "x" * 3000, "..", "🙂", "a'--"])
def test_an_address_that_is_no_session_is_not_there(client: Client, ref: str) -> None:
    somebody(client, "officer")
    assert client.get(f"/register/{ref}/").status_code == 404
