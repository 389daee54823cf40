"""Who hears that somebody's record changed. Safeguarding knows no session: planners register."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Protocol

from kernel.audit.actor import Actor


class Listener(Protocol):
    """The clearance of these people (by key) may be another now. Runs in the change's own act."""

    def __call__(self, *, people: Collection[int], by: Actor, at: datetime) -> object: ...


_listeners: list[Listener] = []


def changed(listener: Listener) -> Listener:
    """Register a listener; it must be imported by its app's ready()."""
    _listeners.append(listener)
    return listener


def listeners() -> list[Callable[..., object]]:
    return list(_listeners)


def tell(*, people: Collection[int], by: Actor, at: datetime) -> None:
    """Call it as the last thing in the act that changed a record."""
    for listener in _listeners:
        listener(people=people, by=by, at=at)
