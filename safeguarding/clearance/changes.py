"""Who hears that somebody's record changed. Safeguarding knows no session: planners register."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import local
from typing import Protocol

from kernel.audit.actor import Actor


class Listener(Protocol):
    """The clearance of these people (by key), and what lets children perform in these activities
    (by reference), may be another now. Runs in the change's own act."""

    def __call__(
        self, *, people: Collection[int], activities: Collection[str], by: Actor, at: datetime
    ) -> object: ...


_listeners: list[Listener] = []
_waiting = local()


def changed(listener: Listener) -> Listener:
    """Register a listener; it must be imported by its app's ready()."""
    _listeners.append(listener)
    return listener


def listeners() -> list[Callable[..., object]]:
    return list(_listeners)


def tell(
    *, people: Collection[int], activities: Collection[str] = (), by: Actor, at: datetime
) -> None:
    """Call it as the last thing in the act that changed a record."""
    waiting: set[int] | None = getattr(_waiting, "people", None)
    if waiting is not None:
        waiting.update(people)
        _waiting.activities.update(activities)
        return
    for listener in _listeners:
        listener(people=people, activities=activities, by=by, at=at)


@contextmanager
def told_once(*, by: Actor, at: datetime) -> Iterator[None]:
    """Many records change in one act: whoever listens hears of all the people once, at its end."""
    if getattr(_waiting, "people", None) is not None:
        yield
        return
    _waiting.people, _waiting.activities = set(), set()
    try:
        yield
        people, activities = _waiting.people, _waiting.activities
    finally:
        _waiting.people = None
    if people or activities:
        tell(people=people, activities=activities, by=by, at=at)
