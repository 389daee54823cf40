"""What each duty of care asks of a team, to open and to run."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bookings.catalogue import gate
from bookings.catalogue.models import Activity, Session
from bookings.planning import sign_off
from safeguarding.clearance import Duty
from safeguarding.vetting.models import WorkRole
from tests.factories import team
from tests.factories.programme import OFFICER, a_session, an_activity
from tests.factories.team import DSL, LEAD, a_worker, in_team

pytestmark = pytest.mark.django_db
CARE, LEVEL = Activity.DutyOfCare, WorkRole.Level


def session_for(care: str, **facts: object) -> Session:
    facts = {"min_age": 8, "max_age": 11, **facts}
    return a_session(an_activity("Clay", duty_of_care=care, **facts))


def told(session: Session, at: datetime) -> tuple[bool, bool]:
    """Whether it opens, whether it may run."""
    verdict = gate.may_open(session, at=at)
    return verdict.opens, verdict.may_run


def test_both_sides_name_the_duties_of_care_alike() -> None:
    assert {str(duty) for duty in Duty} == set(CARE.values)


@pytest.mark.parametrize(
    "care", [CARE.UNACCOMPANIED_CHILDREN, CARE.CHILDREN_WITH_ADULT, CARE.ADULTS_AT_RISK]
)
def test_without_a_lead_it_stays_shut(care: str, at: datetime) -> None:
    verdict = gate.may_open(session_for(care), at=at)
    assert not verdict.opens
    assert verdict.reasons[0] == (
        "Nobody is named as lead. Name a lead who is cleared for that day."
    )


@pytest.mark.parametrize("care", [CARE.UNACCOMPANIED_CHILDREN, CARE.ADULTS_AT_RISK])
def test_a_cleared_lead_opens_it_and_two_cleared_adults_run_it(care: str, at: datetime) -> None:
    session = session_for(care)
    team.a_cleared_lead(session)
    assert told(session, at) == (True, False)
    assert gate.may_open(session, at=at).reasons == [
        "There is 1 cleared adult; at least 2 must be there. Name more of the team who are cleared."
    ]
    team.a_cleared_second(session)
    assert told(session, at) == (True, True)


@pytest.mark.parametrize(
    "care", [CARE.UNACCOMPANIED_CHILDREN, CARE.CHILDREN_WITH_ADULT, CARE.ADULTS_AT_RISK]
)
def test_an_uncleared_lead_keeps_it_shut_and_the_sentence_says_what_is_missing(
    care: str, at: datetime
) -> None:
    session = session_for(care)
    team.an_uncleared_lead(session)
    team.a_cleared_second(session)
    verdict = gate.may_open(session, at=at)
    assert not verdict.opens
    assert verdict.reasons[0] == (
        "Una Uncleared is not cleared to lead on 9 March 2026. "
        "Name another lead, or ask the safeguarding team to complete the record."
    )


def test_what_is_on_the_record_is_not_said_to_everybody(at: datetime) -> None:
    session = session_for(CARE.UNACCOMPANIED_CHILDREN)
    person = team.a_newcomer()
    team.a_pending_check(person)
    in_team(session, person, LEAD)
    said = " ".join(gate.may_open(session, at=at).reasons)
    assert not [word for word in ("DBS", "training", "applied") if word in said]


def test_a_second_lead_who_is_not_cleared_stops_the_running_alone(at: datetime) -> None:
    session = session_for(CARE.UNACCOMPANIED_CHILDREN)
    team.a_cleared_lead(session)
    team.a_cleared_second(session)
    team.an_uncleared_lead(session)
    assert told(session, at) == (True, False)


def test_children_with_their_adult_need_a_second_named_adult_to_open(at: datetime) -> None:
    session = session_for(CARE.CHILDREN_WITH_ADULT)
    team.a_cleared_lead(session)
    assert told(session, at) == (False, False)
    in_team(session, a_worker("Hal Host", level=LEVEL.NONE))
    assert told(session, at) == (True, True)


def test_a_second_adult_who_is_not_cleared_stops_the_running_alone(at: datetime) -> None:
    session = session_for(CARE.CHILDREN_WITH_ADULT)
    team.a_cleared_lead(session)
    in_team(session, team.a_newcomer())
    assert told(session, at) == (True, False)


def test_one_person_in_two_functions_is_one_adult(at: datetime) -> None:
    session = session_for(CARE.UNACCOMPANIED_CHILDREN)
    in_team(session, team.a_cleared_lead(session))
    assert told(session, at) == (True, False)


def test_adults_need_nobody_cleared(at: datetime) -> None:
    session = session_for(CARE.ADULTS)
    assert told(session, at) == (True, True)
    team.an_uncleared_lead(session)
    assert told(session, at) == (True, True)


def test_regulated_work_with_adults_is_judged_also_there(at: datetime) -> None:
    session = session_for(CARE.ADULTS)
    in_team(session, team.a_newcomer(level=LEVEL.ENHANCED_ADULT_BARRED), LEAD)
    assert told(session, at) == (False, False)


@pytest.mark.parametrize(
    ("care", "level", "opens"),
    [
        (CARE.UNACCOMPANIED_CHILDREN, LEVEL.BASIC, False),
        (CARE.UNACCOMPANIED_CHILDREN, LEVEL.ENHANCED_CHILD, True),
        (CARE.UNACCOMPANIED_CHILDREN, LEVEL.ENHANCED_ADULT, False),
        (CARE.CHILDREN_WITH_ADULT, LEVEL.NONE, False),
        (CARE.CHILDREN_WITH_ADULT, LEVEL.BASIC, True),
        (CARE.ADULTS_AT_RISK, LEVEL.NONE, False),
        (CARE.ADULTS_AT_RISK, LEVEL.BASIC, True),
    ],
)
def test_a_lead_whose_role_asks_for_too_little_does_not_open(
    care: str, level: str, opens: bool, at: datetime
) -> None:
    session = session_for(care)
    in_team(session, a_worker(level=level), LEAD)
    team.a_cleared_second(session)
    assert told(session, at)[0] is opens


def test_a_helper_under_eighteen_does_not_count(at: datetime) -> None:
    session = session_for(CARE.UNACCOMPANIED_CHILDREN)
    team.a_cleared_lead(session)
    helper = team.a_cleared_second(session)
    helper.birth_date = date(2008, 3, 10)  # eighteen on the day after
    helper.save()
    assert told(session, at) == (True, False)
    helper.birth_date = date(2008, 3, 9)
    helper.save()
    assert told(session, at) == (True, True)


def test_a_gentler_ratio_counts_from_the_day_it_is_signed(at: datetime) -> None:
    session = session_for(CARE.UNACCOMPANIED_CHILDREN, ratio=30)
    team.a_cleared_lead(session)
    team.a_cleared_second(session)
    team.booked(session, 13)
    assert gate.may_open(session, at=at).reasons == [
        "There are 2 cleared adults; 13 people at one adult to 6 need 3. "
        "Name more of the team who are cleared."
    ]
    _signed(session, date(2026, 3, 10), at)
    assert told(session, at) == (True, False)  # the session is on the 9th
    _signed(session, date(2026, 3, 9), at)
    assert told(session, at) == (True, True)


def _signed(session: Session, day: date, at: datetime) -> None:
    sign_off.sign_off_ratio(
        activity=session.activity,
        ratio=10,
        reason="Their teachers stay with them.",
        signed_by=team.a_person("Chris Lead"),
        signed_date=day,
        by=DSL,
        at=at,
    )


@pytest.mark.parametrize(
    ("ratio", "reason", "sentence"),
    [(0, "x", "from 1 to"), (10**9, "x", "from 1 to"), (10, "  ", "Say why")],
)
def test_what_cannot_be_signed_off_gets_a_sentence(
    ratio: int, reason: str, sentence: str, at: datetime
) -> None:
    session = session_for(CARE.UNACCOMPANIED_CHILDREN)
    with pytest.raises(sign_off.CannotSignOff, match=sentence):
        sign_off.sign_off_ratio(
            activity=session.activity,
            ratio=ratio,
            reason=reason,
            signed_by=team.a_person(),
            signed_date=date(2026, 3, 1),
            by=OFFICER,
            at=at,
        )


@pytest.mark.parametrize(
    ("care", "most"),
    [(CARE.UNACCOMPANIED_CHILDREN, 5), (CARE.CHILDREN_WITH_ADULT, 4), (CARE.ADULTS, 3)],
)
def test_the_gate_costs_the_same_for_one_session_and_for_fifty(
    care: str, most: int, at: datetime
) -> None:
    counts = []
    for many in (1, 50):
        activity = an_activity(f"Many {many}", duty_of_care=care, min_age=8)
        sessions = [a_session(activity, days=day) for day in range(1, many + 1)]
        person = a_worker(f"Worker {many}")
        for session in sessions:
            in_team(session, person, LEAD)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            gate.may_open_many(Session.objects.filter(activity=activity), at=at)
        counts.append(len(queries) - 2)  # the sessions and their activity, which callers have
    assert counts == [most, most]
