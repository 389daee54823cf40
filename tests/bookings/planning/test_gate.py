"""An uncleared lead keeps booking shut; clearing them opens it, at once."""

from datetime import datetime

import pytest

from bookings.catalogue import gate
from bookings.catalogue.models import Activity
from tests.factories import team
from tests.factories.programme import a_session, an_activity

pytestmark = pytest.mark.django_db
CARE = Activity.DutyOfCare


def a_childrens_session(**facts: object):
    activity = an_activity(
        "Clay", duty_of_care=CARE.UNACCOMPANIED_CHILDREN, min_age=8, max_age=11, **facts
    )
    return a_session(activity)


def test_a_childrens_session_without_a_lead_stays_shut(at: datetime) -> None:
    verdict = gate.may_open(a_childrens_session(), at=at)
    assert not verdict.opens
    assert verdict.reasons[0].startswith("Nobody is named as lead.")


def test_a_cleared_lead_opens_it_but_two_must_be_there_to_run(at: datetime) -> None:
    session = a_childrens_session()
    team.a_cleared_lead(session)
    verdict = gate.may_open(session, at=at)
    assert (verdict.opens, verdict.may_run) == (True, False)
    assert verdict.reasons == [
        "There is 1 cleared adult; at least 2 must be there. Name more of the team who are cleared."
    ]
