"""A nudge asks for a part once the work that called for it is committed, and never otherwise."""

from datetime import datetime
from threading import Thread

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from kernel.due import nudge, parts, tasks
from kernel.due.models import DuePart

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _quiet() -> None:
    nudge.wait(0)


def test_it_waits_for_the_commit() -> None:
    with transaction.atomic():
        nudge.nudge("letters")
        assert nudge.wait(0) == set()

    assert nudge.wait(0) == {"letters"}


def test_what_is_rolled_back_nudges_nobody() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        nudge.nudge("letters")
        _ = 1 / 0

    assert nudge.wait(0) == set()


def test_an_inner_step_that_is_undone_nudges_nobody_while_the_rest_does() -> None:
    with transaction.atomic():
        nudge.nudge("kept")
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            nudge.nudge("undone")
            _ = 1 / 0

    assert nudge.wait(0) == {"kept"}


def test_many_nudges_are_one_and_heard_once() -> None:
    for _ in range(5):
        nudge.nudge("letters")

    assert nudge.wait(0) == {"letters"}
    assert nudge.wait(0) == set()


def test_whoever_waits_wakes_at_once() -> None:
    heard: list[set[str]] = []
    waiting = Thread(target=lambda: heard.append(nudge.wait(30)))
    waiting.start()
    nudge.nudge("letters")
    waiting.join(timeout=20)

    assert heard == [{"letters"}]


def test_with_a_queue_it_becomes_a_task_that_carries_a_name_and_nothing_else(
    settings: Settings,
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with transaction.atomic():
        nudge.nudge("letters")
        assert not DBTaskResult.objects.exists()

    assert DBTaskResult.objects.get().args_kwargs == {"args": ["letters"], "kwargs": {}}


def test_the_task_runs_that_part_alone() -> None:
    @parts.part("letters")
    def letters(*, at: datetime) -> str:
        return "written"

    @parts.part("other")
    def other(*, at: datetime) -> str:
        raise AssertionError("not asked for")

    tasks.run_part.call("letters")

    assert [row.last_outcome for row in DuePart.objects.all()] == ["written"]
