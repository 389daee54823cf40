"""Two editors press Publish for one activity at the same moment: one page goes live."""

from contextlib import nullcontext, suppress
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from cms.pages.activity import ActivityPage
from tests.factories.pages import a_page
from tests.factories.programme import an_activity

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 1.0


def _both_at_once(monkeypatch: pytest.MonkeyPatch) -> int:
    """Publish two pages of one activity in two threads that meet between looking and writing."""
    activity = an_activity()
    pages = [a_page(activity, title) for title in ("The first", "The second")]
    meeting, look = Barrier(2), ActivityPage._live_twin

    def look_and_wait(page: ActivityPage) -> ActivityPage | None:
        twin = look(page)
        with suppress(BrokenBarrierError):  # the other one is waiting for its turn
            meeting.wait(PATIENCE)
        return twin

    monkeypatch.setattr(ActivityPage, "_live_twin", look_and_wait)
    threads = [Thread(target=_publish, args=[page.pk]) for page in pages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ActivityPage.objects.live().filter(activity=activity).count()


def _publish(key: int) -> None:
    page = ActivityPage.objects.get(pk=key)
    page.live = True
    try:
        with suppress(ValidationError):
            page.save()
    finally:
        connections.close_all()


def test_one_page_goes_live(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _both_at_once(monkeypatch) == 1


def test_without_taking_turns_both_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ActivityPage, "take_turns", lambda self: None)
    monkeypatch.setattr("cms.pages.base.atomic", nullcontext)  # on SQLite it is the turn
    assert _both_at_once(monkeypatch) == 2
