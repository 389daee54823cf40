"""What each answer does, and that nothing is sent before all preconditions hold (claims 6-10)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from pytest_django import Settings

from kernel.audit.models import AuditEvent
from kernel.desk.models import StaffTask
from kernel.mail.models import Message
from kernel.people.models import Person
from kernel.people.roles import Role
from safeguarding.vetting import records
from safeguarding.vetting.models import (
    Check,
    CheckKind,
    Engagement,
    StatusCheck,
    UpdateSubscription,
)
from safeguarding.vetting.models.update_service import NeverChanged
from safeguarding.vetting.update_service import asking, client, consent
from tests.factories.team import DSL
from tests.fakes.update_service import FakeUpdateService
from tests.safeguarding.update_service import conftest as some

pytestmark = pytest.mark.django_db
Code = StatusCheck.Code


def _ask(check: Check, checker: Person, at: datetime) -> StatusCheck:
    return asking.ask(check=check, checker=checker, by=DSL, at=at)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (some.BLANK, Code.BLANK),
        (some.NON_BLANK, Code.NON_BLANK),
        (some.NEW_INFO, Code.NEW_INFO),
        (some.NO_MATCH, Code.NO_MATCH),
        (some.OTHER_NAME, Code.MISMATCH),
    ],
)
def test_each_answer_is_written_down_as_what_it_is(
    service: FakeUpdateService, checker: Person, at: datetime, number: str, code: str
) -> None:
    row = _ask(some.ready(number, checker=checker, at=at), checker, at)
    assert (row.code, row.fault, row.ran_at) == (code, "", at)
    assert AuditEvent.objects.get(verb="status.heard").facts["code"] == code


def test_the_question_is_the_one_of_the_checking_guide(
    service: FakeUpdateService, checker: Person, at: datetime
) -> None:
    _ask(some.ready("200000000001", checker=checker, at=at), checker, at)
    assert service.asked == [
        (
            "200000000001",
            {
                "dateOfBirth": "01/02/1980",
                "surname": "Marsh",
                "hasAgreedTermsAndConditions": "true",
                "organisationName": "Foyer",
                "employeeSurname": "Lead",
                "employeeForename": "Petra",
            },
        )
    ]


def test_a_number_that_starts_with_nought_is_asked_with_it(
    service: FakeUpdateService, checker: Person, at: datetime
) -> None:
    _ask(some.ready("012345678901", checker=checker, at=at), checker, at)
    assert service.asked[0][0] == "012345678901"


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("switch", "switched off here"),
        ("consent", "consent is not on file"),
        ("withdrawn", "consent is not on file"),
        ("seen", "seen the original"),
        ("entitlement", "No role of theirs"),
        ("identity", "identity has not been checked"),
        ("born", "date of birth is not on file"),
    ],
)
def test_without_one_precondition_nothing_is_sent_and_it_is_said(
    service: FakeUpdateService,
    settings: Settings,
    checker: Person,
    at: datetime,
    missing: str,
    sentence: str,
) -> None:
    check = some.ready(some.BLANK, checker=checker, at=at)
    _take_away(missing, check, settings, at)
    check = Check.objects.select_related("person").get(pk=check.pk)
    with pytest.raises(asking.CannotAsk, match=sentence):
        _ask(check, checker, at)
    assert service.asked == []
    assert not StatusCheck.objects.exists()
    assert not AuditEvent.objects.filter(verb="status.asked").exists()


def _take_away(missing: str, check: Check, settings: Settings, at: datetime) -> None:
    subscription = UpdateSubscription.objects.get()
    if missing == "switch":
        settings.DBS_STATUS_URL = ""
    elif missing == "consent":
        subscription.delete()
    elif missing == "withdrawn":
        consent.withdraw(subscription=subscription, by=DSL, at=at)
    elif missing == "seen":
        Check.objects.filter(pk=check.pk).update(outcome=Check.Outcome.PENDING)
    elif missing == "entitlement":
        Engagement.objects.filter(person=check.person).update(until_date=at.date())
    elif missing == "identity":
        identity = Check.objects.get(kind=CheckKind.IDENTITY)
        records.set_aside(record=identity, by=DSL, at=at)
    elif missing == "born":
        Person.objects.filter(pk=check.person_id).update(birth_date=None)


def test_a_basic_certificate_is_never_asked_about(
    service: FakeUpdateService, checker: Person, at: datetime
) -> None:
    check = some.ready(some.BLANK, checker=checker, at=at)
    check.level = "basic"
    with pytest.raises(asking.CannotAsk, match="Only Standard and Enhanced"):
        _ask(check, checker, at)
    assert service.asked == []


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (some.FAULT, "http_500"),
        (some.UNKNOWN, "unknown_status"),
        (some.REDIRECT, "http_302"),
        (some.DOCTYPE, "doctype"),
    ],
)
def test_what_is_not_understood_changes_nothing(
    service: FakeUpdateService, checker: Person, at: datetime, number: str, fault: str
) -> None:
    check = some.ready(number, checker=checker, at=at)
    before = Check.objects.values().get(pk=check.pk)
    row = _ask(check, checker, at)
    assert (row.code, row.fault) == (Code.ERROR, fault)
    assert Check.objects.values().get(pk=check.pk) == before
    assert not StatusCheck.objects.latest_word().exists()
    assert service.redirected_to == 0
    assert not StaffTask.objects.exists()


def test_an_answer_that_drips_is_given_up_in_time(
    service: FakeUpdateService, checker: Person, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client.ask, "__kwdefaults__", {"patience": 0.5})
    row = _ask(some.ready(some.SLOW, checker=checker, at=at), checker, at)
    assert (row.code, row.fault) == (Code.ERROR, "timeout")


def test_a_service_that_is_not_there_changes_nothing(
    settings: Settings, checker: Person, at: datetime
) -> None:
    settings.DBS_STATUS_URL = "http://127.0.0.1:9/status"
    row = _ask(some.ready(some.BLANK, checker=checker, at=at), checker, at)
    assert (row.code, row.fault) == (Code.ERROR, "unreachable")


def test_another_date_of_issue_is_another_certificate(
    service: FakeUpdateService, checker: Person, at: datetime
) -> None:
    service.print_date = "2025-11-23"
    row = _ask(some.ready(some.BLANK, checker=checker, at=at), checker, at)
    assert row.code == Code.MISMATCH
    assert "another date of issue" in StaffTask.objects.get().text


def test_new_information_alerts_the_team_at_once_and_names_nobody_in_the_mail(
    service: FakeUpdateService, checker: Person, at: datetime
) -> None:
    check = some.ready(some.NEW_INFO, checker=checker, at=at)
    _ask(check, checker, at)
    task = StaffTask.objects.get()
    assert (task.for_role, task.about_ref) == (Role.DSL, check.person.ref)
    mail = Message.objects.get(kind="safeguarding.new_information")
    assert mail.to == "dsl@example.org"
    assert "Ada" not in mail.subject + mail.text + mail.html
    assert "Marsh" not in mail.subject + mail.text + mail.html


def test_a_certificate_that_was_not_blank_asks_for_a_decision(
    service: FakeUpdateService, checker: Person, at: datetime
) -> None:
    _ask(some.ready(some.NON_BLANK, checker=checker, at=at), checker, at)
    assert "was not blank" in StaffTask.objects.get().text


def test_a_later_fault_does_not_hide_what_was_heard_before(
    service: FakeUpdateService, checker: Person, at: datetime, settings: Settings
) -> None:
    check = some.ready(some.NEW_INFO, checker=checker, at=at)
    _ask(check, checker, at)
    settings.DBS_STATUS_URL = "http://127.0.0.1:9/status"
    _ask(check, checker, at + timedelta(hours=1))
    assert StatusCheck.objects.latest_word().get().code == Code.NEW_INFO


def test_what_was_heard_is_never_changed(
    service: FakeUpdateService, checker: Person, at: datetime
) -> None:
    row = _ask(some.ready(some.BLANK, checker=checker, at=at), checker, at)
    row.code = Code.NEW_INFO
    attempts: list[Any] = [
        row.save,
        row.delete,
        lambda: StatusCheck.objects.update(code=Code.NEW_INFO),
        StatusCheck.objects.all().delete,
    ]
    for attempt in attempts:
        with pytest.raises(NeverChanged):
            attempt()
    assert StatusCheck.objects.get().code == Code.BLANK


def test_it_asks_again_in_three_months_and_after_a_fault_tomorrow(
    service: FakeUpdateService, checker: Person, at: datetime
) -> None:
    check = some.ready(some.BLANK, checker=checker, at=at)
    _ask(check, checker, at)
    assert UpdateSubscription.objects.get().next_check_on == at.date() + timedelta(days=90)
    Check.objects.filter(pk=check.pk).update(issued_date=at.date())
    check.refresh_from_db()
    _ask(check, checker, at)
    assert UpdateSubscription.objects.get().next_check_on == at.date() + timedelta(days=1)
