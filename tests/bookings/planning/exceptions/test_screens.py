"""Exceptions on the screen: asked for from a red session, approved by the lead."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from bookings.catalogue.models import Activity, Session
from bookings.planning.exceptions.models import Override
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.people.models import Person, User
from kernel.people.roles import STAFF, Role
from tests.factories import team
from tests.factories.desk import signed_in
from tests.factories.people import an_account, let_proof_grow_old, sign_in
from tests.factories.programme import a_session, an_activity

pytestmark = pytest.mark.django_db
KEEPERS = {Role.SAFEGUARDING_OFFICER, Role.DSL}


@pytest.fixture
def session() -> Session:
    now = clock.now()
    activity = an_activity(
        "Clay", at=now, duty_of_care=Activity.DutyOfCare.UNACCOMPANIED_CHILDREN, min_age=8
    )
    made = a_session(activity, at=now)
    team.a_cleared_lead(made, at=now)
    return made


def somebody(role: str, name: str) -> tuple[Client, User]:
    user = an_account(role)
    user.person = Person.objects.create(name=name)
    user.save()
    client = Client()
    sign_in(client, user)
    return client, user


@pytest.fixture
def officer() -> Client:
    return somebody(Role.SAFEGUARDING_OFFICER, "Bea Officer")[0]


@pytest.fixture
def lead() -> Client:
    return somebody(Role.DSL, "Chris Lead")[0]


def asks(client: Client, session: Session, **changes: object) -> object:
    typed = {
        "what": "two_adults-all",
        "reason": "A teacher stays in the room.",
        "until": clock.london_date(session.ends_at).isoformat(),
        "once": "e" * 28,
        **changes,
    }
    return client.post(reverse("gate_exception_ask", args=[session.ref]), typed)


def test_from_a_red_session_to_allowed(officer: Client, lead: Client, session: Session) -> None:
    html = officer.get(reverse("gate")).content.decode()
    assert reverse("gate_exception_ask", args=[session.ref]) in html
    for _ in range(2):
        asks(officer, session)
    override = Override.objects.get()
    path = reverse("gate_exception", args=[override.ref])
    assert "Approve in my name" not in officer.get(path).content.decode()
    assert "One exception waits" in lead.get(reverse("gate")).content.decode()
    assert "Approve in my name" in lead.get(path).content.decode()
    lead.post(path, {"answer": "approve"})
    assert "Allowed by exception until" in lead.get(path).content.decode()
    assert "Allowed by exception until" in officer.get(reverse("gate")).content.decode()
    assert session.findings.get().light == "amber"
    lead.post(path, {"answer": "call_back"})
    assert session.findings.get().light == "red"
    assert "Clay" in lead.get(reverse("gate_exceptions")).content.decode()


def test_an_officer_cannot_approve(officer: Client, session: Session) -> None:
    asks(officer, session)
    path = reverse("gate_exception", args=[Override.objects.get().ref])
    assert officer.post(path, {"answer": "approve"}).status_code == 404
    override = Override.objects.get()
    assert override.answer == ""
    refused = AuditEvent.objects.get(verb="access.refused")
    assert (refused.about_kind, refused.about_ref) == ("override", override.ref)


@pytest.mark.parametrize("name", ["gate_exception_ask", "gate_ratio"])
def test_an_account_that_is_nobodys_is_told_that_a_signature_needs_a_name(
    name: str, session: Session
) -> None:
    ref = {"gate_exception_ask": session.ref, "gate_ratio": session.activity.ref}[name]
    answer = signed_in(Role.DSL).get(reverse(name, args=[ref]), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("gate")
    assert "Your account names nobody" in answer.content.decode()


def test_nobodys_answer_is_not_taken(officer: Client, session: Session) -> None:
    asks(officer, session)
    path = reverse("gate_exception", args=[Override.objects.get().ref])
    answer = signed_in(Role.DSL).post(path, {"answer": "approve"}, follow=True)
    assert "Your account names nobody" in answer.content.decode()
    assert Override.objects.get().answer == ""


def test_a_lead_cannot_approve_their_own(lead: Client, session: Session) -> None:
    asks(lead, session)
    path = reverse("gate_exception", args=[Override.objects.get().ref])
    answer = lead.post(path, {"answer": "approve"}, follow=True)
    assert "somebody else must approve it" in answer.content.decode()
    assert Override.objects.get().answer == ""


@pytest.mark.parametrize("role", sorted(STAFF - KEEPERS))
def test_others_do_not_find_them(role: str, session: Session) -> None:
    client = signed_in(role)
    for path in (
        reverse("gate_exceptions"),
        reverse("gate_exception_ask", args=[session.ref]),
        reverse("gate_exception", args=["0000000000"]),
    ):
        assert client.get(path).status_code == 404


def test_asking_wants_a_fresh_proof(officer: Client, session: Session) -> None:
    let_proof_grow_old(officer)
    asks(officer, session)
    assert not Override.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("what", "lead-all", "no longer so"),
        ("what", "", "Choose what should be allowed"),
        ("reason", "", "Say why it is safe"),
        ("reason", "x" * 10_000, "Keep it to"),
        ("until", "", "Say when"),
        ("until", "soon", "Write the date"),
        ("until", "2199-01-01", "with its session at the latest"),
        ("until", "2001-01-01", "in the future"),
    ],
)
def test_odd_answers_get_a_sentence(
    officer: Client, session: Session, field: str, typed: str, says: str
) -> None:
    answer = asks(officer, session, **{field: typed})
    assert says in answer.content.decode()  # type: ignore[attr-defined]  # a response
    assert not Override.objects.exists()


@pytest.mark.parametrize("ref", ["0000000000", "%00", "🙂"])
def test_odd_addresses_are_not_found(officer: Client, ref: str) -> None:
    for path in (f"/admin/gate/exceptions/{ref}/", f"/admin/gate/exceptions/ask/{ref}/"):
        assert officer.get(path).status_code == 404


def test_an_odd_answer_changes_nothing(officer: Client, lead: Client, session: Session) -> None:
    asks(officer, session)
    path = reverse("gate_exception", args=[Override.objects.get().ref])
    lead.post(path, {"answer": "perhaps\0"})
    assert Override.objects.get().answer == ""


def test_what_is_over_asks_for_nothing(officer: Client, session: Session) -> None:
    Session.objects.update(
        starts_at=clock.now() - timedelta(hours=3), ends_at=clock.now() - timedelta(hours=1)
    )
    path = reverse("gate_exception_ask", args=[session.ref])
    assert officer.get(path).status_code == 404
