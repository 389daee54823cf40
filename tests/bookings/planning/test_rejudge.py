"""What the gate finds is written down on every change, and only where it differs."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookings.catalogue.models import Activity, Session
from bookings.planning import gatekeeper
from bookings.planning import team as planning
from bookings.planning.models import Finding, TeamAssignment
from kernel.audit.models import AuditEvent
from kernel.due import parts
from safeguarding.vetting import records
from safeguarding.vetting.models import Engagement, Training
from tests.factories import team
from tests.factories.programme import OFFICER, a_session, an_activity
from tests.factories.team import DSL, LEAD, a_check, a_newcomer, in_team, trained

pytestmark = pytest.mark.django_db
CARE = Activity.DutyOfCare


@pytest.fixture
def session() -> Session:
    return a_session(an_activity(duty_of_care=CARE.UNACCOMPANIED_CHILDREN, min_age=8, max_age=11))


def lights(session: Session) -> list[tuple[str, bool]]:
    return sorted(session.findings.values_list("light", "stops_opening"))


SHUT, NOT_TO_RUN = ("red", True), ("red", False)


def test_a_new_session_for_children_is_shut_from_the_start(session: Session) -> None:
    assert lights(session) == [NOT_TO_RUN, SHUT]


def test_naming_a_cleared_team_clears_it_before_the_answer(session: Session) -> None:
    team.a_cleared_lead(session)
    assert lights(session) == [NOT_TO_RUN]
    team.a_cleared_second(session)
    assert lights(session) == []


def test_taking_somebody_off_turns_it_red_before_the_answer(session: Session, at: datetime) -> None:
    team.a_cleared_lead(session)
    second = team.a_cleared_second(session)
    planning.unassign(session=session, person=second, function="support", by=OFFICER, at=at)
    assert lights(session) == [NOT_TO_RUN]


def test_recording_check_and_training_opens_it_at_once(session: Session) -> None:
    person = in_team(session, a_newcomer(), LEAD)
    trained(person)
    assert SHUT in lights(session)
    a_check(person)
    assert SHUT not in lights(session)


def test_a_check_that_is_not_accepted_shuts_it_at_once(session: Session, at: datetime) -> None:
    lead = team.a_cleared_lead(session)
    a_check(lead, outcome="not_accepted", at=at + timedelta(minutes=1))
    assert SHUT in lights(session)


def test_setting_training_aside_shuts_it_at_once(session: Session, at: datetime) -> None:
    lead = team.a_cleared_lead(session)
    records.set_aside(record=Training.objects.get(person=lead), by=DSL, at=at)
    assert SHUT in lights(session)


def test_the_end_of_a_role_shuts_what_comes_after_it(session: Session, at: datetime) -> None:
    lead = team.a_cleared_lead(session)
    role = Engagement.objects.get(person=lead)
    records.end_engagement(engagement=role, until_date=session.starts_at.date(), by=DSL, at=at)
    assert SHUT in lights(session)


def test_an_activity_that_is_for_adults_after_all_is_judged_again(
    session: Session, at: datetime
) -> None:
    Activity.objects.update(duty_of_care=CARE.ADULTS)
    assert gatekeeper.rejudge(activity=Activity.objects.get(), at=at) == 1
    assert lights(session) == []


def test_named_twice_is_once(session: Session, at: datetime) -> None:
    person = a_newcomer()
    for _ in range(2):
        planning.assign(session=session, person=person, function="lead", by=OFFICER, at=at)
    assert TeamAssignment.objects.count() == 1
    assert AuditEvent.objects.filter(verb="team.assigned").count() == 1


def test_named_for_all_dates_at_once(session: Session, at: datetime) -> None:
    other = a_session(session.activity, days=14)
    person = team.a_worker()
    planning.assign(session=other, person=person, function="lead", by=OFFICER, at=at)
    planning.assign_to_all(
        activity=session.activity, person=person, function="lead", by=OFFICER, at=at
    )
    assert TeamAssignment.objects.count() == 2
    assert lights(session) == lights(other) == [NOT_TO_RUN]


@pytest.mark.parametrize("function", ["", "boss", "lead\0", "🙂" * 10_000])
def test_an_unknown_function_gets_a_sentence(session: Session, function: str, at: datetime) -> None:
    with pytest.raises(planning.CannotAssign, match="one of the functions"):
        planning.assign(session=session, person=a_newcomer(), function=function, by=OFFICER, at=at)


def test_taking_off_who_was_not_there_leaves_no_trace(session: Session, at: datetime) -> None:
    planning.unassign(session=session, person=a_newcomer(), function="lead", by=OFFICER, at=at)
    assert not AuditEvent.objects.filter(verb="team.unassigned").exists()


def test_what_stays_as_it_is_is_not_written_again(session: Session, at: datetime) -> None:
    before = list(Finding.objects.order_by("pk").values())
    events = AuditEvent.objects.count()
    assert gatekeeper.rejudge(sessions=[session], at=at + timedelta(days=1)) == 0
    assert list(Finding.objects.order_by("pk").values()) == before
    assert AuditEvent.objects.count() == events


def test_a_change_of_light_is_on_the_trail_without_names(session: Session) -> None:
    team.an_uncleared_lead(session, "Una Uncleared")
    event = AuditEvent.objects.filter(verb="gate.judged").latest("seq")
    assert (event.about_ref, event.facts["opens"]) == (session.ref, False)
    assert "Una" not in str(event.facts)


def test_a_long_name_still_fits(session: Session) -> None:
    team.an_uncleared_lead(session, "N" * 200)
    assert all(len(finding.text) <= 300 for finding in session.findings.all())
    assert session.findings.filter(text__endswith="…").exists()


def test_the_timer_finds_what_bookings_changed(session: Session, at: datetime) -> None:
    team.a_cleared_lead(session)
    team.a_cleared_second(session)
    team.booked(session, 13)
    assert lights(session) == []
    (outcome,) = parts.run(at=at, only=gatekeeper.PART)
    assert outcome.says == "1 session is judged otherwise than before."
    assert lights(session) == [NOT_TO_RUN]


def test_the_timer_puts_a_stale_finding_right(session: Session, at: datetime) -> None:
    Finding.objects.all().delete()
    Finding.objects.create(session=session, light="amber", text="Stale.", found_at=at)
    Finding.objects.create(session=session, light="amber", text="Stale.", found_at=at)
    parts.run(at=at, only=gatekeeper.PART)
    assert lights(session) == [NOT_TO_RUN, SHUT]


def test_what_is_over_is_left_alone(session: Session, at: datetime) -> None:
    Finding.objects.all().delete()
    parts.run(at=session.ends_at, only=gatekeeper.PART)
    assert lights(session) == []


def test_judging_again_costs_the_same_for_one_session_and_for_fifty(at: datetime) -> None:
    counts = []
    for many in (1, 50):
        activity = an_activity(f"Many {many}", duty_of_care=CARE.UNACCOMPANIED_CHILDREN, min_age=8)
        for day in range(1, many + 1):
            in_team(a_session(activity, days=day), team.a_worker(f"W {many} {day}"), LEAD)
        sessions = list(activity.sessions.all())
        with CaptureQueriesContext(connection) as queries:
            gatekeeper.rejudge(sessions=sessions, at=at)
        counts.append(len(queries))
    assert counts[0] == counts[1]
