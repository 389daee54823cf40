"""Number, name and birth date are sent to the Service and come to light nowhere else (claim 8)."""

import http.client
import logging
from collections.abc import Iterator
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from kernel.audit.models import AuditEvent
from kernel.mail.models import Message
from kernel.people.models import Person
from safeguarding.vetting.update_service import asking
from safeguarding.vetting.update_service.due import status_checks
from tests.factories.team import DSL
from tests.fakes.update_service import FakeUpdateService
from tests.safeguarding.update_service import conftest as some

pytestmark = pytest.mark.django_db
TELLTALES = ("01/02/1980", "01%2F02%2F1980", "dateOfBirth", "Marsh", "crsc/api")


@pytest.fixture
def everything_logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Every logger there is, of ours and of libraries, at DEBUG and heard."""
    found = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    before = [(one, one.level, one.propagate, one.disabled) for one in found]
    for one in found:
        one.level, one.propagate, one.disabled = logging.DEBUG, True, False
    with caplog.at_level(logging.DEBUG):
        yield caplog
    for one, level, propagate, disabled in before:
        one.level, one.propagate, one.disabled = level, propagate, disabled


def _said(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> str:
    """What was logged or printed, but for statements to our own database."""
    records = [r for r in caplog.records if not r.name.startswith("django.db")]
    printed = capfd.readouterr()
    lines = [f"{r.getMessage()} {r.args} {r.exc_info} {r.exc_text}" for r in records]
    return "\n".join([*lines, printed.out, printed.err])


@pytest.mark.parametrize(
    "number",
    [some.BLANK, some.NEW_INFO, some.NO_MATCH, some.FAULT, some.UNKNOWN, some.REDIRECT],
)
def test_no_logger_and_no_output_has_any_of_it(
    service: FakeUpdateService,
    checker: Person,
    at: datetime,
    number: str,
    everything_logged: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    check = some.ready(number, checker=checker, at=at)
    everything_logged.clear()
    asking.ask(check=check, checker=checker, by=DSL, at=at)
    status_checks(at=at)
    said = _said(everything_logged, capfd)
    assert service.asked
    assert [word for word in (*TELLTALES, number) if word in said] == []


def test_a_library_that_told_its_addresses_would_be_found_out(
    service: FakeUpdateService,
    checker: Person,
    at: datetime,
    everything_logged: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control: the same client made talkative is caught by the same look."""
    monkeypatch.setattr(http.client.HTTPConnection, "debuglevel", 1)
    check = some.ready(some.BLANK, checker=checker, at=at)
    asking.ask(check=check, checker=checker, by=DSL, at=at)
    said = _said(everything_logged, capfd)
    assert some.BLANK in said
    assert "Marsh" in said


def test_trail_and_mails_hold_references_alone(
    service: FakeUpdateService, checker: Person, at: datetime
) -> None:
    check = some.ready(some.NEW_INFO, checker=checker, at=at)
    asking.ask(check=check, checker=checker, by=DSL, at=at)
    written = str(list(AuditEvent.objects.values())) + str(list(Message.objects.values()))
    assert [word for word in (*TELLTALES, some.NEW_INFO) if word in written] == []


def test_nothing_is_asked_inside_a_transaction(
    service: FakeUpdateService,
    checker: Person,
    at: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    check = some.ready(some.BLANK, checker=checker, at=at)
    depth: list[int] = []
    plain = asking.client.ask

    def watched(question: object) -> object:
        depth.append(len(connection.savepoint_ids))
        return plain(question)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(asking.client, "ask", watched)
    with CaptureQueriesContext(connection):
        asking.ask(check=check, checker=checker, by=DSL, at=at)
    assert depth == [0]


def test_a_question_shows_nothing_of_itself(
    service: FakeUpdateService, checker: Person, at: datetime, settings: Settings
) -> None:
    check = some.ready(some.BLANK, checker=checker, at=at)
    question = asking._question(check, asking.consent.of(check), checker)
    assert f"{question!r} {question}" == "Question(…) Question(…)"
