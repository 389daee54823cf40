"""Who is on what, asked in one query however many sessions there are."""

import pytest
from pytest_django import DjangoAssertNumQueries

from bookings import enrolment
from bookings.ordering.models import BookingState
from tests.factories.attendance import a_person_on
from tests.factories.programme import a_session, an_activity

pytestmark = pytest.mark.django_db


def test_everybody_with_a_confirmed_place_is_on_the_session_in_the_order_of_names() -> None:
    session = a_session(an_activity())
    a_person_on([session], name="Tobi Adeyemi")
    a_person_on([session], name="Ada Adeyemi")

    found = enrolment.by_session([session])

    assert [place.participant.name for place in found[session.pk]] == [
        "Ada Adeyemi",
        "Tobi Adeyemi",
    ]


@pytest.mark.parametrize("state", ["held", "expired", "cancelled"])
def test_a_booking_that_is_not_confirmed_puts_nobody_on_it(state: str) -> None:
    session = a_session(an_activity())
    a_person_on([session], state=BookingState(state))

    assert enrolment.by_session([session]) == {session.pk: []}
    assert enrolment.counts([session]) == {session.pk: 0}


@pytest.mark.parametrize("part", ["place", "line"])
def test_a_place_that_was_given_up_is_nobodys(part: str) -> None:
    session = a_session(an_activity())
    (place,) = a_person_on([session])
    given_up = place if part == "place" else place.line
    given_up.live = False
    given_up.save()

    assert enrolment.counts([session]) == {session.pk: 0}


def test_somebody_not_named_yet_has_a_place_but_is_no_person() -> None:
    session = a_session(an_activity())
    a_person_on([session], name="")

    assert enrolment.counts([session]) == {session.pk: 1}
    assert enrolment.count_of_activity(session.activity) == 0


def test_a_person_on_every_date_is_one_person_on_the_activity() -> None:
    activity = an_activity()
    dates = [a_session(activity, days=n) for n in (1, 8, 15)]
    a_person_on(dates)
    a_person_on(dates[:1], name="Tobi")

    assert enrolment.count_of_activity(activity) == 2


def test_the_question_costs_one_query_for_any_number_of_sessions_and_people(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    activity = an_activity()
    dates = [a_session(activity, days=n) for n in range(1, 6)]
    for number in range(5):
        a_person_on(dates, name=f"Person {number}")

    with django_assert_num_queries(1):
        found = enrolment.by_session(dates)
        names = [place.participant.name for places in found.values() for place in places]
    assert len(names) == 25
    with django_assert_num_queries(1):
        assert set(enrolment.counts(dates).values()) == {5}
