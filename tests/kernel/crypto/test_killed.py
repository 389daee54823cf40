"""A rotation that is killed in the middle loses nothing, and the next one ends what it began."""

import os
import signal
import time
import warnings
from datetime import datetime

import pytest
from django.db import connections
from pytest_django import Settings

from kernel.audit.models import AuditEvent
from kernel.crypto import columns, put, read, rotation
from safeguarding.vetting.models import Check
from tests.factories.team import DSL, a_check, a_person
from tests.kernel.crypto.keys import FIRST, SECOND, id_of, made_with

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 1_200


def test_killed_after_its_first_batch_it_goes_on_where_it_was(
    settings: Settings, at: datetime
) -> None:
    made_with(settings, FIRST)
    _many_checks()
    settings.FIELD_KEYS = [SECOND, FIRST]

    _kill_after_a_batch(at)
    left = rotation.waiting()["safeguarding.check.number_sealed"]
    assert 0 < left < MANY
    assert _numbers() == {f"{each:012d}" for each in range(MANY)}

    done = {each.column: each for each in rotation.rotate(by=DSL, at=at)}
    assert done["safeguarding.check.number_sealed"].resealed == left
    settings.FIELD_KEYS = [SECOND]
    assert _numbers() == {f"{each:012d}" for each in range(MANY)}
    used = set().union(*(column.key_ids() for column in columns.declared()))
    assert used == {id_of(SECOND)}


def _many_checks() -> None:
    first = a_check(a_person("Many"), number="000000000000")
    rows = []
    for each in range(1, MANY):
        row = Check.objects.get(pk=first.pk)
        row.pk = Check._meta.pk.get_default()
        put(row, "number_sealed", f"{each:012d}")
        rows.append(row)
    Check.objects.bulk_create(rows)


def _numbers() -> set[str]:
    return {read(check, "number_sealed") for check in Check.objects.all()}


def _kill_after_a_batch(at: datetime) -> None:
    """A process of its own, by kill -9, as soon as it has committed its first rows."""
    connections.close_all()  # a connection must not live in two processes
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # other tests' threads are at rest
        child = os.fork()
    if child == 0:
        try:
            list(rotation.rotate(by=DSL, at=at))
        finally:
            os._exit(0)
    until = time.monotonic() + 60
    while not AuditEvent.objects.filter(verb="keys.resealed").exists():
        assert time.monotonic() < until
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "It ended before it could be killed: more rows, please."
