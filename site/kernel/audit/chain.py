"""The keyed hash chain: each event's mac covers the event and the mac before it."""

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection

from kernel.audit.models import AuditEvent

GENESIS = "0" * 64
HEAD = "SELECT seq, mac FROM audit_auditevent ORDER BY seq DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Note:
    at: datetime
    actor: str
    verb: str
    about: tuple[str, str]
    facts: dict[str, Any] = field(default_factory=dict)


def append(notes: list[Note]) -> None:
    """Write notes at the end of the chain. Call it last in the transaction."""
    if not notes:
        return
    seq, previous = _head()
    events = []
    for note in notes:
        seq += 1
        event = AuditEvent(
            seq=seq,
            at=note.at,
            actor=note.actor,
            verb=note.verb,
            about_kind=note.about[0],
            about_ref=note.about[1],
            facts=note.facts,
        )
        event.mac = previous = mac_of(event, previous)
        events.append(event)
    AuditEvent.objects.bulk_create(events)


def mac_of(event: AuditEvent, previous: str) -> str:
    """HMAC-SHA256 in hex over the event's canonical form and the mac before it."""
    form = json.dumps(
        [
            previous,
            event.seq,
            event.at.astimezone(UTC).isoformat(timespec="microseconds"),
            event.actor,
            event.verb,
            event.about_kind,
            event.about_ref,
            event.facts,
        ],
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=True,
    )
    return hmac.new(settings.AUDIT_KEY.encode(), form.encode(), hashlib.sha256).hexdigest()


def _head() -> tuple[int, str]:
    """Number and mac of the last event, for whoever writes the next one."""
    with connection.cursor() as cursor:
        lock = _lock()
        cursor.execute(lock + HEAD)
        if lock:
            cursor.nextset()
        return cursor.fetchone() or (0, GENESIS)


def _lock() -> str:
    """What makes writers queue; one round trip with the question, and a statement of its own, so
    that the question sees what the writer before has committed."""
    # SQLite's IMMEDIATE transaction is the lock already.
    return "SELECT pg_advisory_xact_lock(7104111);" if connection.vendor == "postgresql" else ""
