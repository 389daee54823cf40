"""The session's own date in London decides, not today's and not UTC's."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bookings.catalogue import gate, scheduling
from bookings.catalogue.models import Activity, Session
from tests.factories import team
from tests.factories.programme import OFFICER, a_session, a_venue, an_activity
from tests.factories.team import LEAD, a_worker, in_team

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def a_session_at(starts_at: datetime, at: datetime) -> Session:
    activity = an_activity(duty_of_care=Activity.DutyOfCare.UNACCOMPANIED_CHILDREN, min_age=8)
    return scheduling.add_session(
        activity=activity,
        starts_at=starts_at,
        ends_at=starts_at + HOUR / 60,  # so short that one lead can be at both
        venue=a_venue(),
        room=None,
        capacity=None,
        by=OFFICER,
        at=at,
    )


# Each pair lies two minutes apart, on the two sides of a London midnight.
MIDNIGHTS = [
    (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), date(2026, 7, 1)),  # summer: an hour before UTC's
    (datetime(2026, 12, 1, 0, 0, tzinfo=UTC), date(2026, 12, 1)),  # winter: with UTC's
    (datetime(2026, 3, 29, 0, 0, tzinfo=UTC), date(2026, 3, 29)),  # the night clocks go forward
    (datetime(2026, 3, 29, 23, 0, tzinfo=UTC), date(2026, 3, 30)),  # and the one after
    (datetime(2026, 10, 24, 23, 0, tzinfo=UTC), date(2026, 10, 25)),  # the night they go back
    (datetime(2026, 10, 26, 0, 0, tzinfo=UTC), date(2026, 10, 26)),  # and the one after
]


@pytest.mark.parametrize(("midnight", "day"), MIDNIGHTS, ids=lambda it: str(it)[:16])
def test_a_re_check_flips_at_midnight_in_london(
    midnight: datetime, day: date, at: datetime
) -> None:
    lead = a_worker(review_due=day)
    for starts_at, opens in ((midnight - HOUR / 60, True), (midnight + HOUR / 60, False)):
        session = a_session_at(starts_at, at)
        in_team(session, lead, LEAD)
        assert gate.may_open(session, at=at).opens is opens


def test_training_flips_at_midnight_in_london(at: datetime) -> None:
    lead = a_worker(trained_until=date(2026, 7, 1))
    for minutes, opens in ((-1, True), (1, False)):
        starts_at = datetime(2026, 6, 30, 23, 0, tzinfo=UTC) + timedelta(minutes=minutes)
        session = a_session_at(starts_at, at)
        in_team(session, lead, LEAD)
        assert gate.may_open(session, at=at).opens is opens


def test_when_it_is_asked_changes_nothing(at: datetime) -> None:
    session = a_session_at(datetime(2026, 5, 20, 10, tzinfo=UTC), at)
    in_team(session, a_worker(review_due=date(2026, 5, 20)), LEAD)
    verdicts = [gate.may_open(session, at=at + timedelta(days=days)) for days in (0, 60, 90)]
    assert [verdict.opens for verdict in verdicts] == [False, False, False]


def test_a_session_moved_past_the_re_check_turns_red_at_once(at: datetime) -> None:
    session = a_session_at(datetime(2026, 5, 19, 10, tzinfo=UTC), at)
    in_team(session, a_worker(review_due=date(2026, 5, 20)), LEAD)
    team.a_cleared_second(session)
    assert [finding.light for finding in session.findings.all()] == ["amber"]
    scheduling.change_session(
        session=session,
        starts_at=session.starts_at + timedelta(days=1),
        ends_at=session.ends_at + timedelta(days=1),
        venue=session.venue,
        room=None,
        capacity=None,
        by=OFFICER,
        at=at,
    )
    assert session.findings.filter(stops_opening=True).exists()


@pytest.mark.parametrize(
    ("care", "runs"),
    [("children_with_adult", False), ("unaccompanied_children", False), ("adults", True)],
)
def test_the_fourth_day_in_thirty_is_refused_wherever_the_children_are(
    care: str, runs: bool
) -> None:
    """With families as well, from September 2026 on."""
    at = datetime(2026, 9, 1, 12, tzinfo=UTC)
    ada = a_worker(level="enhanced_child", at=at)
    sessions = [
        a_session(an_activity(at=at, duty_of_care=care, min_age=8), days=n, at=at)
        for n in (1, 2, 3, 4)
    ]
    for session in sessions:
        in_team(session, ada, LEAD, at=at)
        in_team(session, a_worker("Bo", at=at), at=at)

    found = [gate.may_open(session, at=at).may_run for session in sessions]

    assert found == [True, True, True, runs]
