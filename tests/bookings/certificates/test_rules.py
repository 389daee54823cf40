"""Who qualifies is read from the register, and whoever does not is told why."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from bookings.catalogue import scheduling
from bookings.catalogue.models import Activity, Session
from bookings.certificates import issuing
from bookings.certificates.models import Design
from bookings.certificates.rules import rule_in_words
from tests.bookings.certificates.award import AFTER, a_course, a_design, came
from tests.factories.attendance import a_person_on, marked
from tests.factories.programme import AT, OFFICER, a_session

pytestmark = pytest.mark.django_db


def why_not(activity: Activity, design: Design) -> str:
    (verdict,) = issuing.qualifying(activity, design, at=AFTER).verdicts
    return verdict.why_not


@pytest.mark.parametrize(
    ("percent", "sessions", "times", "qualifies"),
    [
        (80, 5, 4, True),
        (80, 5, 3, False),
        (80, 6, 5, True),
        (80, 6, 4, False),  # 4 of 6 is 67; 80 % of 6 is 4.8, which is 5
        (50, 3, 2, True),
        (50, 3, 1, False),
        (100, 5, 5, True),
        (100, 5, 4, False),
        (1, 5, 1, True),
        (0, 5, 0, False),
    ],
)
def test_a_share_of_the_sessions_is_never_rounded_down(
    percent: int, sessions: int, times: int, qualifies: bool
) -> None:
    activity = a_course(sessions)
    came(activity, times)
    assert (why_not(activity, a_design(percent=percent)) == "") is qualifies


def test_whoever_misses_something_is_told_how_much() -> None:
    activity = a_course()
    came(activity, 3)
    assert why_not(activity, a_design()) == "Came to 3 of 5; 4 needed."


def test_a_register_nobody_marked_is_named_as_the_reason() -> None:
    activity = a_course(2)
    a_person_on(list(activity.sessions.all()))
    assert why_not(activity, a_design()) == (
        "Came to 0 of 2; 2 needed. 2 sessions are not marked in the register."
    )


def test_a_share_is_not_judged_before_the_run_is_over() -> None:
    activity = a_course(3)
    came(activity, 3)
    a_session(activity, days=60)
    assert why_not(activity, a_design()) == "1 session is still to come."


def test_one_session_is_enough_for_a_first_light_even_in_the_middle_of_a_run() -> None:
    activity = a_course(3)
    came(activity, 1)
    a_session(activity, days=60)
    assert why_not(activity, a_design(percent=None, min_sessions=1)) == ""


def test_a_cancelled_session_is_held_against_nobody() -> None:
    activity = a_course(5)
    came(activity, 4)
    last = Session.objects.filter(activity=activity).latest("starts_at")
    scheduling.cancel_session(session=last, by=OFFICER, at=AT)
    assert why_not(activity, a_design(percent=100)) == ""


def test_being_late_is_being_there() -> None:
    activity = a_course(1)
    marked(a_person_on(list(activity.sessions.all()))[0], "late")
    assert why_not(activity, a_design(percent=100)) == ""


def test_a_design_without_a_rule_asks_for_one_session() -> None:
    activity = a_course(2)
    came(activity, 0)
    assert "1 needed" in why_not(activity, a_design(percent=None))


def test_a_place_without_a_name_earns_nothing() -> None:
    activity = a_course(1)
    marked(a_person_on(list(activity.sessions.all()), name="")[0])
    assert issuing.qualifying(activity, a_design(), at=AFTER).verdicts == []


def test_before_anything_has_been_nobody_qualifies() -> None:
    activity = a_course(2)
    a_person_on(list(activity.sessions.all()))
    (verdict,) = issuing.qualifying(
        activity, a_design(percent=None, min_sessions=1), at=AT + timedelta(hours=1)
    ).verdicts
    assert verdict.why_not == "Came to 0 of 0; 1 needed."


def test_the_rule_is_said_in_words() -> None:
    design = a_design(percent=70, needs_sign_off=True)
    assert rule_in_words(design) == (
        "at 70% of the sessions, once all have been, and a colleague's word"
    )


def test_it_takes_three_queries_for_any_number_of_people(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    activity, design = a_course(), a_design()
    for number in range(8):
        came(activity, 5, name=f"Person {number}")
    with django_assert_num_queries(3):
        assert len(issuing.qualifying(activity, design, at=AFTER).verdicts) == 8
