"""The Gate report: yes or no for everybody, the record for the safeguarding team alone."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bookings.catalogue.models import Activity, Session
from bookings.planning import panels
from bookings.planning.models import Finding, RatioSignOff
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.people.roles import STAFF, Role
from tests.factories import team
from tests.factories.desk import signed_in
from tests.factories.people import an_account, sign_in
from tests.factories.programme import a_session, an_activity

pytestmark = pytest.mark.django_db
READERS = {
    Role.EDITOR,
    Role.OFFICER,
    Role.BOX_OFFICE,
    Role.SAFEGUARDING_OFFICER,
    Role.DSL,
    Role.AUDITOR,
    Role.DATA_PROTECTION,
}
SECRET_WORDS = ("DBS", "training", "applied for")


@pytest.fixture
def session() -> Session:
    now = clock.now()
    activity = an_activity(
        "Clay", at=now, duty_of_care=Activity.DutyOfCare.UNACCOMPANIED_CHILDREN, min_age=8
    )
    made = a_session(activity, at=now)
    lead = team.a_newcomer("Una Uncleared", at=now)
    team.a_pending_check(lead, at=now)
    team.in_team(made, lead, team.LEAD, at=now)
    return made


def report(role: str, query: str = "") -> str:
    answer = signed_in(role).get(f"{reverse('gate')}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("role", sorted(STAFF - READERS))
def test_others_do_not_find_it(role: str) -> None:
    assert signed_in(role).get(reverse("gate")).status_code == 404


@pytest.mark.parametrize("role", sorted(READERS - {Role.SAFEGUARDING_OFFICER, Role.DSL}))
def test_it_says_yes_or_no_and_nothing_of_a_record(role: str, session: Session) -> None:
    html = report(role)
    assert "Una Uncleared is not cleared to lead on" in html
    assert "Booking is shut" in html
    assert not [word for word in SECRET_WORDS if word in html]


def test_the_safeguarding_team_reads_why_and_that_is_on_record(session: Session) -> None:
    html = report(Role.DSL)
    assert "The DBS check has been applied for and has not come back." in html
    assert AuditEvent.objects.get(verb="gate.details_read").facts["sessions"] == [session.ref]


def test_it_can_be_narrowed(session: Session) -> None:
    a_session(an_activity("Print", at=clock.now()), at=clock.now())
    assert "Print" in report(Role.OFFICER, "?show=all")
    for narrowed in ("shut", "stopped"):
        html = narrowed_to(narrowed)
        assert "Clay" in html
        assert "Print" not in html
    assert "Nothing here." in narrowed_to("soon")


def narrowed_to(narrowed: str) -> str:
    client = an_officers(f"{narrowed}@example.org")
    return client.get(f"{reverse('gate')}?show={narrowed}").content.decode()


def an_officers(email: str) -> Client:
    client = Client()
    sign_in(client, an_account(Role.OFFICER, email=email))
    return client


@pytest.mark.parametrize("query", ["?show=%00", "?page=-1", "?page=x&show=🙂"])
def test_odd_addresses_are_answered(query: str, session: Session) -> None:
    assert "Clay" in report(Role.OFFICER, query)


def test_it_costs_the_same_for_one_session_and_for_forty(session: Session) -> None:
    client = signed_in(Role.DSL)
    client.get(reverse("gate"))  # what a process reads once
    counts = []
    for many in (0, 40):
        for day in range(8, 8 + many):
            other = a_session(session.activity, days=day, at=clock.now())
            team.in_team(other, team.a_newcomer(f"N {day}"), at=clock.now())
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("gate"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_panel_names_what_may_not_run(session: Session) -> None:
    facts = panels.facts(at=clock.now())
    assert (facts["count"], facts["more"]) == (1, 0)
    html = panels.GatePanel().render_html({})
    assert "One session in the next four weeks may not run yet." in html
    assert reverse("gate") in html


def test_the_panel_is_calm_when_nothing_is_red(session: Session) -> None:
    Finding.objects.all().delete()
    assert "Nothing stands in the way" in panels.GatePanel().render_html({})


def test_the_panel_looks_four_weeks_ahead(session: Session) -> None:
    assert panels.facts(at=clock.now() - timedelta(days=30))["count"] == 0


@pytest.mark.parametrize(("role", "is_shown"), [(Role.OFFICER, True), (Role.FINANCE, False)])
def test_the_panel_is_for_those_who_may_read_the_report(role: str, is_shown: bool) -> None:
    request = RequestFactory().get("/")
    request.user = an_account(role)
    assert panels.GatePanel.is_for(request) is is_shown


# ── the ratio ──────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def lead() -> Client:
    user = an_account(Role.DSL)
    user.person = team.a_person("Chris Lead")
    user.save()
    client = Client()
    sign_in(client, user)
    return client


def test_the_safeguarding_lead_signs_a_gentler_ratio(lead: Client, session: Session) -> None:
    path = reverse("gate_ratio", args=[session.activity.ref])
    assert "Why that is safe" in lead.get(path).content.decode()
    for _ in range(2):
        lead.post(path, {"ratio": "10", "reason": "Teachers stay.", "once": "r" * 28})
    row = RatioSignOff.objects.get()
    assert (row.ratio, row.signed_by.name) == (10, "Chris Lead")
    assert "Teachers stay." in lead.get(path).content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"ratio": "0", "reason": "x"},
        {"ratio": "9" * 50, "reason": "x"},
        {"ratio": "-1", "reason": "x"},
        {"ratio": "\0", "reason": "\0"},
        {"ratio": "10", "reason": "x" * 10_000},
    ],
)
def test_what_cannot_be_signed_gets_a_sentence(lead: Client, session: Session, sent: dict) -> None:
    answer = lead.post(reverse("gate_ratio", args=[session.activity.ref]), sent)
    assert "to look at again" in answer.content.decode()
    assert not RatioSignOff.objects.exists()


@pytest.mark.parametrize("role", sorted(STAFF - {Role.DSL}))
def test_nobody_else_signs(role: str, session: Session) -> None:
    path = reverse("gate_ratio", args=[session.activity.ref])
    assert signed_in(role).post(path, {"ratio": "10", "reason": "x"}).status_code == 404


@pytest.mark.parametrize("ref", ["0000000000", "%00", "🙂"])
def test_an_unknown_activity_is_not_found(lead: Client, ref: str) -> None:
    assert lead.get(f"/admin/gate/ratio/{ref}/").status_code == 404
