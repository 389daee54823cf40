"""Statuses of many at once, from rows that are really there; and what suspends at once."""

import time
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookings.catalogue.models import Activity
from bookings.planning import team as planning
from bookings.planning.schedule import WITH_CHILDREN, working_days
from kernel.people.models import Person
from safeguarding import clearance
from safeguarding.clearance import changes
from safeguarding.vetting.models import Check, Engagement, StatusCheck, Training
from tests.factories import team
from tests.factories.programme import AT, OFFICER, a_session, an_activity
from tests.factories.team import DSL, LEAD, SUPPORT

pytestmark = pytest.mark.django_db
TODAY = AT.date()
R, S = clearance.Requirement, clearance.State


def states(person: Person) -> dict[str, str]:
    return {s.requirement: s.state for s in clearance.statuses([person.pk], on=TODAY)[person.pk]}


def test_every_requirement_has_one_status_in_its_order() -> None:
    found = clearance.statuses([team.a_worker().pk], on=TODAY, days=working_days)
    (statuses,) = found.values()
    assert [s.requirement for s in statuses] == list(R)
    assert all(s.text for s in statuses)


def test_somebody_without_a_role_has_only_that() -> None:
    assert states(team.a_person()) == {R.ROLE: S.MISSING}


def test_2000_people_cost_as_much_as_ten_and_are_quick() -> None:
    role = team.a_role()
    witness = team.a_person("Bea Witness")
    people = Person.objects.bulk_create(Person(name=f"P {n}", ref=f"p{n}") for n in range(2000))
    Engagement.objects.bulk_create(
        Engagement(person=p, role=role, from_date=TODAY - timedelta(days=9)) for p in people
    )
    Check.objects.bulk_create(
        Check(
            person=p, level=role.level, workforce="child", outcome="clear", issued_date=TODAY,
            seen_date=TODAY, seen_by=witness, review_due=TODAY + timedelta(days=900),
            recorded_at=AT,
        )
        for p in people
    )  # fmt: skip
    Training.objects.bulk_create(
        Training(person=p, title="T", completed_date=TODAY, safeguarding=True) for p in people
    )
    counts = []
    for some in (people[:10], people):
        keys = [person.pk for person in some]
        begun = time.process_time()
        with CaptureQueriesContext(connection) as queries:
            found = clearance.statuses(keys, on=TODAY)
        counts.append(len(queries))
    assert counts == [2, 2]
    assert time.process_time() - begun < 5
    assert all(s.is_sound for statuses in found.values() for s in statuses)


def heard(check: Check, code: str) -> None:
    StatusCheck.objects.create(
        certificate=check, person=check.person, code=code, asked_by="system:test", ran_at=AT
    )
    changes.tell(people={check.person_id}, by=DSL, at=AT)


def test_claim_6_news_turns_every_coming_session_red_before_the_answer_ends() -> None:
    activity = an_activity(duty_of_care=Activity.DutyOfCare.UNACCOMPANIED_CHILDREN, min_age=8)
    person = team.a_worker()
    sessions = [a_session(activity, days=day) for day in (7, 14)]
    for session in sessions:
        team.in_team(session, person, LEAD)
    assert not any(s.findings.filter(stops_opening=True).exists() for s in sessions)
    heard(person.checks.get(), StatusCheck.Code.NEW_INFO)
    assert states(person)[R.CHECK] == S.SUSPENDED
    assert all(s.findings.filter(stops_opening=True).exists() for s in sessions)


@pytest.mark.parametrize(
    ("code", "fault", "expected"),
    [
        ("blank", "", S.VALID),
        ("non_blank", "", S.AWAITING_SIGHT),
        ("no_match", "", S.VALID),
        ("mismatch", "", S.VALID),
    ],
)
def test_claim_7_what_the_update_service_says_counts_or_changes_nothing(
    code: str, fault: str, expected: str
) -> None:
    person = team.a_worker()
    heard(person.checks.get(), code)
    assert states(person)[R.CHECK] == expected


def test_claim_13_taking_an_assistant_off_turns_it_red_before_the_answer_ends() -> None:
    activity = an_activity(duty_of_care=Activity.DutyOfCare.UNACCOMPANIED_CHILDREN, min_age=8)
    session = a_session(activity)
    team.a_cleared_lead(session)
    second = team.a_cleared_second(session)
    assert not session.findings.exists()
    planning.unassign(session=session, person=second, function=SUPPORT, by=OFFICER, at=AT)
    assert [f.light for f in session.findings.all()] == ["red"]


def test_the_schedules_days_are_londons() -> None:
    """At 23:30 UTC on 30 June London has 1 July: the days that the law counts are London's."""
    activity = an_activity(duty_of_care=Activity.DutyOfCare.UNACCOMPANIED_CHILDREN, min_age=8)
    late = AT.replace(month=6, day=23, hour=23, minute=30)
    person = team.a_worker()
    team.in_team(a_session(activity, days=7, at=late), person)
    first = late.date() + timedelta(days=7)
    found = working_days([person.pk], first=first, last=first + timedelta(days=3))
    assert found == {person.pk: {first + timedelta(days=1)}}


def test_a_day_counts_also_where_their_own_adult_stays_in_charge_and_none_with_adults() -> None:
    activity = an_activity(duty_of_care=Activity.DutyOfCare.CHILDREN_WITH_ADULT, min_age=8)
    person = team.a_worker()
    session = a_session(activity)
    team.in_team(session, person)
    day = session.starts_at.date()
    assert working_days([person.pk], first=day, last=day) == {person.pk: {day}}
    Activity.objects.update(duty_of_care=Activity.DutyOfCare.ADULTS)
    assert working_days([person.pk], first=day, last=day) == {}
    assert {str(d) for d in clearance.Duty if d.days_count} == set(WITH_CHILDREN)
