"""A nudge makes a part run sooner than the next minute. It may be lost: the timer comes anyway."""

from threading import Condition

from django.conf import settings
from django.db import transaction

from kernel.due import tasks

_nudged: set[str] = set()
_news = Condition()


def nudge(name: str) -> None:
    """Once the present transaction is committed, ask for part `name` to run soon."""
    transaction.on_commit(lambda: _now(name), robust=True)


def wait(timeout: float) -> set[str]:
    """Names nudged in this process since the last call; waits up to `timeout` seconds for one."""
    with _news:
        _news.wait_for(lambda: bool(_nudged), timeout)
        names = set(_nudged)
        _nudged.clear()
    return names


def _now(name: str) -> None:
    with _news:
        _nudged.add(name)
        _news.notify_all()
    if settings.TASKS["default"]["BACKEND"].startswith("django_tasks_db"):
        tasks.run_part.enqueue(name)
