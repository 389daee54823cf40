"""Two officers press at the same moment: one certificate for each, one mail for each."""

from typing import Any

import pytest
from django.db import connection

from bookings.catalogue.models import Activity
from bookings.certificates import issuing
from bookings.certificates.models import Certificate
from kernel.audit.models import AuditEvent
from kernel.mail.models import Message
from tests.bookings.certificates.award import AFTER, a_course, a_design, came
from tests.factories.programme import OFFICER
from tests.services.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 6
ROUNDS = 10


def _two_press(activity: Activity) -> list[Any]:
    def press() -> list[Certificate]:
        return issuing.issue(activity=activity, by=OFFICER, at=AFTER)

    return all_at_once(press, press)


def _a_course_of_many() -> Activity:
    activity = a_course(2)
    for number in range(PEOPLE):
        came(activity, 2, name=f"Person {number}")
    return activity


def test_two_who_press_at_once_issue_each_certificate_once() -> None:
    a_design()
    for _round in range(3):
        activity = _a_course_of_many()
        answers = _two_press(activity)
        assert [a for a in answers if isinstance(a, Exception)] == []
        assert sum(len(made) for made in answers) == PEOPLE
        assert Certificate.objects.filter(activity=activity).count() == PEOPLE
    assert Message.objects.count() == 3 * PEOPLE
    assert AuditEvent.objects.filter(verb="certificate.issued").count() == 3 * PEOPLE


def test_without_the_unique_index_some_would_have_two() -> None:
    """The control: looking beforehand, which `issue` does too, is not enough."""
    a_design()
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX one_standing_certificate")
    doubled = 0
    for _round in range(ROUNDS):
        activity = _a_course_of_many()
        _two_press(activity)
        doubled += Certificate.objects.filter(activity=activity).count() > PEOPLE
    assert doubled >= ROUNDS - 1
