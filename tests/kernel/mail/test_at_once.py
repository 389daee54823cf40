"""Two senders with the same list before them: every mail goes once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from kernel.mail import sender
from kernel.mail.models import Delivery, Message
from tests.fakes.smtp import MailServer
from tests.kernel.mail.posting import a_row

pytestmark = pytest.mark.django_db(transaction=True)
MAILS = 4


def two_senders(at: datetime, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What both said; each has read its list before either claims anything."""
    read, meeting = sender._due, Barrier(2)

    def read_and_meet(at: datetime) -> list[Message]:
        found = read(at)
        meeting.wait(timeout=20)
        return found

    def alone(_number: int) -> str:
        try:
            return sender.send_mail(at=at)
        finally:
            connections.close_all()

    with monkeypatch.context() as patch, ThreadPoolExecutor(2) as pool:
        patch.setattr(sender, "_due", read_and_meet)
        return list(pool.map(alone, range(2)))


def test_two_senders_at_once_send_each_mail_once(
    at: datetime, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(MAILS):
        a_row(at, key=str(number))

    said = two_senders(at, monkeypatch)

    assert sum(int(each.split()[0]) for each in said) == MAILS
    assert len(server.envelopes) == Delivery.objects.count() == MAILS
    assert {*Message.objects.values_list("state", "tries")} == {("sent", 1)}


def test_control_without_the_comparison_both_send_in_nine_of_ten_runs(
    at: datetime, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Message.objects, "filter", _by_key_alone(Message.objects.filter))

    doubled = 0
    for run in range(10):
        before = len(server.envelopes)
        a_row(at, key=str(run))
        two_senders(at, monkeypatch)
        doubled += len(server.envelopes) - before > 1

    assert doubled >= 9


def _by_key_alone(plain: Callable[..., Any]) -> Callable[..., Any]:
    """`filter` as it is, but a claim no longer compares what it read with what stands there."""

    def filtered(*args: Any, **conditions: Any) -> Any:
        if "tries" in conditions:
            conditions = {"pk": conditions["pk"]}
        return plain(*args, **conditions)

    return filtered
