"""An exception takes two people, a reason and an end; claim 14 of the safeguarding note."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from bookings.catalogue import gate
from bookings.catalogue.models import Activity, Session
from bookings.planning.exceptions import deciding
from bookings.planning.exceptions.deciding import CannotAllow
from bookings.planning.exceptions.models import Override
from kernel.audit.models import AuditEvent
from kernel.desk.models import StaffTask
from kernel.due import parts
from kernel.people.models import Person
from safeguarding import clearance
from tests.factories import team
from tests.factories.bookings import a_hold
from tests.factories.programme import a_session, a_ticket, an_activity
from tests.factories.team import DSL

pytestmark = pytest.mark.django_db
CARE = Activity.DutyOfCare


@pytest.fixture
def session(at: datetime) -> Session:
    """Three booked, one adult: red, because two must be there."""
    activity = an_activity(duty_of_care=CARE.UNACCOMPANIED_CHILDREN, min_age=8, max_age=11)
    made = a_session(activity, capacity=20)
    team.a_cleared_lead(made)
    return made


@pytest.fixture
def officer() -> Person:
    return team.a_person("Bea Officer")


@pytest.fixture
def lead() -> Person:
    return team.a_person("Chris Lead")


def red(session: Session, at: datetime) -> list[clearance.Finding]:
    found = gate.judged([session], at=at)[session.pk].findings
    return [finding for finding in found if finding.is_red]


def asked(session: Session, officer: Person, at: datetime, **changes: object) -> Override:
    facts = {
        "session": session,
        "finding": red(session, at)[0],
        "reason": "A teacher of the school stays in the room.",
        "ends_at": session.ends_at,
        "proposed_by": officer,
        "by": DSL,
        "at": at,
        **changes,
    }
    return deciding.propose(**facts)  # type: ignore[arg-type]


def approved(session: Session, officer: Person, lead: Person, at: datetime, **changes: object):
    override = asked(session, officer, at, **changes)
    assert deciding.answer(override=override, approve=True, answered_by=lead, by=DSL, at=at)
    return override


def test_asking_changes_nothing_and_is_a_task(session, officer, at) -> None:
    asked(session, officer, at)
    assert not gate.may_open(session, at=at).may_run
    assert StaffTask.objects.get(kind="override_proposed").for_role == "dsl"


def test_approved_it_may_run_and_says_until_when(session, officer, lead, at) -> None:
    approved(session, officer, lead, at)
    assert gate.may_open(session, at=at).may_run
    said = session.findings.get()
    assert said.light == "amber"
    assert "Allowed by exception until 9 March 2026, 2pm." in said.text


def test_it_ends_on_time(session, officer, lead, at) -> None:
    end = at + timedelta(days=1)
    approved(session, officer, lead, at, ends_at=end)
    assert gate.may_open(session, at=end - timedelta(seconds=1)).may_run
    assert not gate.may_open(session, at=end).may_run
    parts.run(at=end, only="rejudge_gates")
    assert session.findings.get().light == "red"


def test_an_exception_from_the_ratio_sells_on(session, officer, lead, at) -> None:
    ticket = a_ticket(session.activity, max_per_booking=20)
    team.a_cleared_second(session)
    team.booked(session, 13)
    finding = next(f for f in red(session, at) if f.rule == "ratio")
    approved(session, officer, lead, at, finding=finding)
    held = a_hold(session, {ticket: 14})
    assert session.places.filter(line__booking=held, live=True).count() == 14


def test_somebody_allowed_counts_as_an_adult(session, officer, lead, at) -> None:
    lapsed = team.a_worker("Tess Trained", trained_until=session.starts_at.date())
    team.in_team(session, lapsed)
    finding = next(f for f in red(session, at) if f.person_id == lapsed.pk)
    approved(session, officer, lead, at, finding=finding)
    assert gate.may_open(session, at=at).may_run


def test_called_back_it_counts_no_more(session, officer, lead, at) -> None:
    override = approved(session, officer, lead, at)
    assert deciding.call_back(override=override, ended_by=lead, by=DSL, at=at)
    assert not gate.may_open(session, at=at).may_run
    assert not deciding.call_back(override=override, ended_by=lead, by=DSL, at=at)


def test_declined_it_never_counts(session, officer, lead, at) -> None:
    override = asked(session, officer, at)
    deciding.answer(override=override, approve=False, answered_by=lead, by=DSL, at=at)
    assert not gate.may_open(session, at=at).may_run
    assert not deciding.answer(override=override, approve=True, answered_by=lead, by=DSL, at=at)


def test_nobody_answers_their_own(session, officer, at) -> None:
    override = asked(session, officer, at)
    with pytest.raises(CannotAllow, match="somebody else must approve"):
        deciding.answer(override=override, approve=True, answered_by=officer, by=DSL, at=at)


def test_nobody_approves_a_session_they_work_on(session, officer, at) -> None:
    override = asked(session, officer, at)
    own = session.team.get().person
    with pytest.raises(CannotAllow, match="in that session's team"):
        deciding.answer(override=override, approve=True, answered_by=own, by=DSL, at=at)


def test_whoever_joins_the_team_they_approved_ends_it(session, officer, lead, at) -> None:
    approved(session, officer, lead, at)
    team.in_team(session, lead)
    assert not gate.may_open(session, at=at).may_run


def test_what_the_law_forbids_cannot_be_asked_for(session, officer, at) -> None:
    newcomer = team.in_team(session, team.a_newcomer())
    finding = next(f for f in red(session, at) if f.person_id == newcomer.pk)
    with pytest.raises(CannotAllow, match="No exception is possible"):
        asked(session, officer, at, finding=finding)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"reason": "  "}, "Say why"),
        ({"ends_at": datetime.fromisoformat("2026-03-01T00:00+00:00")}, "in the future"),
        ({"ends_at": datetime.fromisoformat("2026-04-01T00:00+00:00")}, "with its session"),
    ],
)
def test_what_cannot_be_asked_gets_a_sentence(session, officer, at, changes, says) -> None:
    with pytest.raises(CannotAllow, match=says):
        asked(session, officer, at, **changes)


def test_asked_twice_waits_once(session, officer, at) -> None:
    asked(session, officer, at)
    with pytest.raises(CannotAllow, match="already"):
        asked(session, officer, at)
    assert Override.objects.count() == 1


def test_claim_14_without_a_second_person_it_fails_at_the_database(session, officer, at) -> None:
    override = asked(session, officer, at)
    row = Override.objects.filter(pk=override.pk)
    for nobody_else in ({"answered_by": officer}, {"answered_by": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(answer="approved", answered_at=at, **nobody_else)


def test_claim_14_about_oneself_it_fails_at_the_database(session, officer, lead, at) -> None:
    lapsed = team.a_worker("Tess Trained", trained_until=session.starts_at.date())
    team.in_team(session, lapsed)
    finding = next(f for f in red(session, at) if f.person_id == lapsed.pk)
    override = asked(session, officer, at, finding=finding)
    with pytest.raises(IntegrityError), transaction.atomic():
        Override.objects.filter(pk=override.pk).update(
            answer="approved", answered_by=lapsed, answered_at=at
        )


def test_the_trail_names_nobody_and_holds_no_reason(session, officer, lead, at) -> None:
    approved(session, officer, lead, at)
    verbs = ["override.proposed", "override.approved"]
    events = AuditEvent.objects.filter(verb__in=verbs)
    assert events.count() == len(verbs)
    assert not any("Bea" in str(e.facts) or "teacher" in str(e.facts) for e in events)
