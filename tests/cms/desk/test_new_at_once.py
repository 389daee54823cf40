"""Two clicks at the same moment make one workshop; without the form's key they make two."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from cms.pages.activity import ActivityPage
from cms.pages.house import ensure
from kernel.audit.actor import Actor
from kernel.desk import once
from kernel.desk.models import Submission
from kernel.references import new_secret
from tests.factories.desk import signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def _click_twice(editor: Client) -> tuple[set[str], int]:
    """Where both clicks led, and how many pages there are more than before."""
    before, barrier = ActivityPage.objects.count(), Barrier(2)
    form = {
        "title": "Saturday Sparks",
        "kind": "one_off",
        "duty_of_care": "adults",
        "once": new_secret(),
    }

    def click(_number: int) -> str:
        twin = Client()
        twin.cookies = editor.cookies
        barrier.wait(timeout=20)
        try:
            return str(twin.post("/admin/new/workshop/", form)["Location"])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        led = set(pool.map(click, range(2)))
    return led, ActivityPage.objects.count() - before


@pytest.fixture
def editor() -> Client:
    ensure()
    return signed_in("editor")


def test_two_clicks_at_once_make_one_page_and_lead_to_it(editor: Client) -> None:
    for _ in range(5):
        led, made = _click_twice(editor)
        assert (len(led), made) == (1, 1)


def test_control_without_the_key_two_clicks_make_two(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unguarded(key: str, *, by: Actor, at: datetime) -> tuple[Submission, bool]:
        return Submission.objects.create(key=new_secret(), sent_at=at), True

    monkeypatch.setattr(once, "claim", unguarded)

    assert sum(_click_twice(editor)[1] == 2 for _ in range(10)) >= 9
