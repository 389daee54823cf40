"""A status checked from the record: its answer in words, and what it does at once (claims 6-7)."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from bookings.catalogue import gate
from bookings.catalogue.models import Session
from bookings.planning.models import Finding
from kernel import clock
from kernel.audit.models import AuditEvent
from kernel.desk.models import StaffTask
from kernel.people.models import Person
from safeguarding import clearance
from safeguarding.vetting.models import Check, StatusCheck, UpdateSubscription
from safeguarding.vetting.update_service.due import status_checks
from tests.factories.people import sign_in
from tests.factories.programme import a_session, a_ticket, an_activity
from tests.factories.team import LEAD, a_worker, in_team, trained
from tests.fakes.update_service import FakeUpdateService
from tests.safeguarding.update_service import conftest as some

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client, checker: Person) -> Iterator[Client]:
    sign_in(client, checker.account)
    return client


def _ready(number: str, checker: Person, **facts: str) -> Check:
    """As in conftest, now: views read the clock; the fake knows the day it was issued."""
    at = clock.now()
    check = some.ready(number, checker=checker, at=at, **facts)
    trained(check.person, at=at)
    return check


def _address(check: Check) -> str:
    return f"/admin/team-records/{check.person.ref}/check/{check.key}/status/"


def _press(client: Client, service: FakeUpdateService, check: Check) -> str:
    service.print_date = check.issued_date.isoformat()
    return client.post(f"{_address(check)}ask/", follow=True).content.decode()


def _sessions_of(check: Check) -> list[Session]:
    """Three in the weeks to come, led by them and a second adult, open for booking."""
    at = clock.now()
    found = []
    for week in range(3):
        activity = an_activity(f"Juniors {week}", at=at, duty_of_care="unaccompanied_children")
        session = a_session(activity, at=at, days=7 + 7 * week)
        a_ticket(activity, at=at)
        in_team(session, check.person, LEAD, at=at)
        in_team(session, a_worker(f"Second {week}", at=at), at=at)
        found.append(session)
    return found


def _open(sessions: list[Session]) -> list[bool]:
    at = clock.now()
    return [gate.may_open(Session.objects.get(pk=session.pk), at=at).opens for session in sessions]


def test_the_screen_says_what_is_there_and_what_is_missing(
    staff: Client, service: FakeUpdateService, checker: Person
) -> None:
    check = _ready(some.BLANK, checker)
    page = staff.get(_address(check)).content.decode()
    assert "They have agreed that we ask." in page
    assert "Check the status now" in page
    assert check.number_last4 in page
    assert some.BLANK not in page
    Person.objects.filter(pk=check.person_id).update(birth_date=None)
    page = staff.get(_address(check)).content.decode()
    assert "Their date of birth is not on file." in page
    assert "Check the status now" not in page
    assert AuditEvent.objects.filter(verb="status.read").count() == 2


def test_a_current_certificate_is_said_to_be(
    staff: Client, service: FakeUpdateService, checker: Person
) -> None:
    check = _ready(some.BLANK, checker)
    assert "The certificate is still current, and it was blank." in _press(staff, service, check)
    assert StatusCheck.objects.get().asked_by == f"user:{checker.account.ref}"


def test_new_information_stops_every_session_to_come_before_the_answer_is_there(
    staff: Client, service: FakeUpdateService, checker: Person
) -> None:
    check = _ready(some.NEW_INFO, checker)
    sessions = _sessions_of(check)
    assert _open(sessions) == [True, True, True]
    page = _press(staff, service, check)
    assert "no longer current" in page
    assert _open(sessions) == [False, False, False]
    assert Finding.objects.filter(session__in=sessions, light="red").count() >= 3
    assert StaffTask.objects.filter(kind="status_check").exists()


def test_a_certificate_that_was_not_blank_counts_only_with_a_decision(
    staff: Client, service: FakeUpdateService, checker: Person
) -> None:
    check = _ready(some.NON_BLANK, checker)
    sessions = _sessions_of(check)
    assert _open(sessions) == [True, True, True]
    _press(staff, service, check)
    assert _open(sessions) == [False, False, False]


@pytest.mark.parametrize("number", [some.NO_MATCH, some.FAULT, some.UNKNOWN, some.OTHER_NAME])
def test_what_tells_nothing_stops_nothing(
    staff: Client, service: FakeUpdateService, checker: Person, number: str
) -> None:
    check = _ready(number, checker)
    sessions = _sessions_of(check)
    page = _press(staff, service, check)
    assert "Nothing has changed" in page
    assert _open(sessions) == [True, True, True]


def test_without_telling_the_planners_the_sessions_would_stay_open(
    staff: Client,
    service: FakeUpdateService,
    checker: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control: the answer is on file, and what was judged before stands."""
    check = _ready(some.NEW_INFO, checker)
    sessions = _sessions_of(check)
    before = Finding.objects.filter(session__in=sessions, light="red").count()
    monkeypatch.setattr(clearance.changes, "_listeners", [])
    _press(staff, service, check)
    assert Finding.objects.filter(session__in=sessions, light="red").count() == before


def test_consent_is_recorded_and_taken_back_on_the_screen(
    staff: Client, service: FakeUpdateService, checker: Person
) -> None:
    check = _ready(some.BLANK, checker)
    staff.post(f"{_address(check)}withdrawn/")
    assert UpdateSubscription.objects.get().ended_at is not None
    today = clock.london_date(clock.now()).isoformat()
    typed = {
        "forename": "Ada",
        "surname": "Marsh",
        "birth_date": "1/2/1980",
        "consent_date": today,
        "consent_how": "written",
        "once": "0" * 28,
    }
    staff.post(f"{_address(check)}agreed/", typed)
    assert UpdateSubscription.objects.filter(ended_at=None).count() == 1


@pytest.mark.parametrize(
    ("born", "said"),
    [
        ("2019-01-01", "nobody under 16"),
        ("1820-01-01", "nobody under 16"),
        ("31/2/1980", "Write the day like this"),
        ("1980-02-01", ""),
    ],
)
def test_a_date_of_birth_goes_on_file_where_there_was_none(
    staff: Client, service: FakeUpdateService, checker: Person, born: str, said: str
) -> None:
    check = _ready(some.BLANK, checker)
    Person.objects.filter(pk=check.person_id).update(birth_date=None)
    typed = {
        "forename": "Ada",
        "surname": "Marsh",
        "birth_date": born,
        "consent_date": "2026-01-01",
        "consent_how": "written",
        "once": "0" * 28,
    }
    page = staff.post(f"{_address(check)}agreed/", typed).content.decode()
    person = Person.objects.get(pk=check.person_id)
    assert said in page
    assert person.birth_date == (None if said else some.BORN)


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"forename": "\0", "surname": "x", "consent_date": "2026-01-01", "consent_how": "written"},
        {"forename": "Ada", "surname": "x" * 9_999, "consent_date": "1", "consent_how": "shouted"},
        {"forename": "🙂", "surname": "x", "consent_date": "2099-01-01", "consent_how": "mail"},
    ],
)
def test_bad_input_is_told_and_records_no_consent(
    staff: Client, service: FakeUpdateService, checker: Person, typed: dict[str, str]
) -> None:
    check = _ready(some.BLANK, checker)
    UpdateSubscription.objects.all().delete()
    assert staff.post(f"{_address(check)}agreed/", typed).status_code == 200
    assert not UpdateSubscription.objects.exists()


def test_nobody_asks_about_themselves(
    staff: Client, service: FakeUpdateService, checker: Person
) -> None:
    check = _ready(some.BLANK, checker)
    user = checker.account
    user.person = check.person
    user.save()
    assert "kept by somebody else" in _press(staff, service, check)
    assert service.asked == []


def test_the_timer_asks_those_whose_day_has_come_and_only_when_it_is_on(
    service: FakeUpdateService, checker: Person, settings: Settings
) -> None:
    check = _ready(some.BLANK, checker)
    service.print_date = check.issued_date.isoformat()
    at = clock.now()
    settings.DBS_STATUS_URL = ""
    assert status_checks(at=at) == "Off."
    settings.DBS_STATUS_URL = service.address
    assert status_checks(at=at) == "1 certificates asked about, 0 not ready to be."
    assert status_checks(at=at) == "0 certificates asked about, 0 not ready to be."
    assert StatusCheck.objects.get().asked_by == "system:status_checks"
