"""Tests that commit: each has a database of its own, and threads see the same one."""

from threading import Thread

import pytest
from django.db import connection, connections
from wagtail.models import Page

from kernel.due.models import DuePart

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_one_test_commits_is_not_there_for_the_next(turn: str) -> None:
    assert DuePart.objects.count() == 0
    DuePart.objects.create(name=turn)
    assert DuePart.objects.get().name == turn


def test_what_the_migrations_put_there_is_there_in_every_test() -> None:
    assert Page.objects.filter(depth=1).exists()


def test_a_thread_works_on_the_same_copy() -> None:
    def work() -> None:
        DuePart.objects.create(name="made in a thread")
        connections.close_all()

    thread = Thread(target=work)
    thread.start()
    thread.join()

    assert DuePart.objects.get().name == "made in a thread"
    assert "copy" in str(connection.settings_dict["NAME"])
