"""What all registers of an activity say about each person."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from bookings.catalogue import scheduling
from bookings.register import summary
from tests.factories.attendance import a_person_on, marked
from tests.factories.programme import AT, OFFICER, a_session, an_activity

pytestmark = pytest.mark.django_db


def test_here_and_late_are_there_and_the_rest_is_not() -> None:
    activity = an_activity()
    dates = [a_session(activity, days=n) for n in range(1, 6)]
    places = a_person_on(dates)
    for place, mark in zip(places, ["present", "late", "absent", "excused"], strict=False):
        marked(place, mark)

    (ada,) = summary.of(activity, at=AT + timedelta(days=30)).people

    assert ada.came_to == dates[:2]
    assert ada.unmarked == 1


def test_a_cancelled_date_never_was_and_one_to_come_has_not_been() -> None:
    activity = an_activity()
    been, cancelled, coming = (a_session(activity, days=n) for n in (1, 2, 9))
    a_person_on([been, cancelled, coming])
    scheduling.cancel_session(session=cancelled, by=OFFICER, at=AT)

    said = summary.of(activity, at=AT + timedelta(days=5))

    assert said.sessions == [been]
    assert said.to_come == 1
    assert said.people[0].unmarked == 1


def test_an_expected_mark_is_no_mark() -> None:
    session = a_session(an_activity(), days=1)
    marked(a_person_on([session])[0], "expected")

    (ada,) = summary.of(session.activity, at=AT + timedelta(days=5)).people

    assert (ada.came_to, ada.unmarked) == ([], 1)


def test_it_takes_two_queries_for_any_number_of_people(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    activity = an_activity()
    dates = [a_session(activity, days=n) for n in range(1, 6)]
    for number in range(6):
        for place in a_person_on(dates, name=f"Person {number}"):
            marked(place)

    with django_assert_num_queries(2):
        said = summary.of(activity, at=AT + timedelta(days=30))
    assert [len(person.came_to) for person in said.people] == [5] * 6
