"""Many writers at the same time: one chain, no number twice, none left out."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, connections
from django.test.utils import CaptureQueriesContext

from kernel.audit import chain, trail, verify
from kernel.audit.models import AuditEvent
from kernel.mail.models import Message
from tests.kernel.audit.trailing import BY

pytestmark = pytest.mark.django_db(transaction=True)

MANY, EACH = 6, 8
only_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="on SQLite the transaction itself is the lock"
)


def _all_at_once(call: Callable[[int], None]) -> list[Exception]:
    """`call(n)` in MANY threads, started together; what they raised."""
    barrier = Barrier(MANY)

    def alone(number: int) -> Exception | None:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=20)
            call(number)
        except DatabaseError as fault:
            return fault
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(MANY) as pool:
        return [fault for fault in pool.map(alone, range(MANY)) if fault]


def _write(at: datetime) -> Callable[[int], None]:
    def write(writer: int) -> None:
        for number in range(EACH):
            with trail.act(by=BY, at=at) as acting:
                acting.note("thing.changed", about=("thing", f"{writer}.{number}"))
                acting.note("thing.counted", about=("thing", f"{writer}.{number}"))

    return write


def test_writers_at_once_make_one_unbroken_chain(at: datetime) -> None:
    assert _all_at_once(_write(at)) == []
    assert verify.verify() == verify.Verdict(MANY * EACH * 2)


@only_postgresql
def test_without_the_lock_writers_are_thrown_out_in_nine_of_ten_runs(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: two read the same head, and the second finds its number taken."""
    monkeypatch.setattr(chain, "_lock", lambda: "")
    faulty = sum(bool(_all_at_once(_write(at))) for _ in range(10))
    assert faulty >= 9
    assert AuditEvent.objects.count() < 10 * MANY * EACH * 2


def test_what_fails_leaves_no_gap(at: datetime) -> None:
    write = _write(at)
    write(0)
    with pytest.raises(ZeroDivisionError), trail.act(by=BY, at=at) as acting:
        acting.note("thing.changed", about=("thing", "never"))
        _ = 1 / 0
    write(1)
    assert verify.verify() == verify.Verdict(EACH * 4)


def test_the_trail_is_written_last(at: datetime) -> None:
    """A mixed order of locks deadlocks: whatever an action does, its trail comes after it."""
    with CaptureQueriesContext(connection) as heard, trail.act(by=BY, at=at) as acting:
        acting.note("mail.counted", about=("mail", "all"))
        assert Message.objects.count() == 0
    tables = [
        next((name for name in ("mail_message", "audit_auditevent") if name in query["sql"]), "")
        for query in heard
    ]
    assert [name for name in tables if name] == ["mail_message"] + ["audit_auditevent"] * 2


def test_a_refusal_is_written_after_the_rollback_or_not_at_all(at: datetime) -> None:
    with pytest.raises(RuntimeError, match="at the edge"), trail.act(by=BY, at=at):
        trail.refused(by=BY, at=at, about=("address", "register"))
    assert not AuditEvent.objects.exists()
    trail.refused(by=BY, at=at, about=("address", "register"))
    assert AuditEvent.objects.get().verb == "access.refused"
