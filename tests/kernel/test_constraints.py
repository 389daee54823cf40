"""A who and a when stand together or not at all, and the database holds them to it."""

from datetime import datetime

import pytest
from django.db import IntegrityError

from kernel.desk.models import StaffTask

pytestmark = pytest.mark.django_db


def a_task(at: datetime, **done: object) -> StaffTask:
    return StaffTask.objects.create(
        kind="try", for_role="box_office", text="Ring.", raised_at=at, dedupe_key="k", **done
    )


def test_both_may_stand(at: datetime) -> None:
    assert a_task(at, done_at=at, done_by="user:ada").pk


def test_neither_may_stand(at: datetime) -> None:
    assert a_task(at).pk


def test_a_when_without_a_who_is_refused(at: datetime) -> None:
    with pytest.raises(IntegrityError, match="stafftask_done_at_with_done_by"):
        a_task(at, done_at=at)


def test_a_who_without_a_when_is_refused(at: datetime) -> None:
    with pytest.raises(IntegrityError, match="stafftask_done_at_with_done_by"):
        a_task(at, done_by="user:ada")
