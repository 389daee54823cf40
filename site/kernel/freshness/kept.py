"""What is on every page is made once and kept until something that it was made of changes."""

from collections.abc import Callable
from typing import Any, NamedTuple

from kernel.freshness import gathering, hearing, tokens
from kernel.freshness.shelf import Memory, Shelf

FIVE_MINUTES = 300
_shelf, _memory = Shelf("default"), Memory()


class _Entry(NamedTuple):
    tokens: dict[str, str]
    value: Any


def kept[T](key: str, make: Callable[[], T], *, seconds: int = FIVE_MINUTES) -> T:
    """`make()`, which reads the database and nothing else; its value must be safe to pickle."""
    value: T = _found(_shelf, key, make, seconds)
    return value


def held[T](key: str, make: Callable[[], T]) -> T:
    """The same for what is too large to pickle: each process makes its own. Of few keys only."""
    value: T = _found(_memory, key, make, FIVE_MINUTES)
    return value


def _found(shelf: Shelf | Memory, key: str, make: Callable[[], Any], seconds: int) -> Any:
    ear = hearing.here()
    dirty = ear.dirty if ear else set()
    if ear and key in ear.own:
        return ear.own[key][1]
    entry: _Entry | None = shelf.get(key)
    if entry is None or dirty & entry.tokens.keys() or not tokens.stand(entry.tokens):
        entry = _made(shelf, key, make, seconds)
    gathering.adopt(entry.tokens)
    return entry.value


def _made(shelf: Shelf | Memory, key: str, make: Callable[[], Any], seconds: int) -> _Entry:
    """What a transaction has changed and not yet committed is kept for that transaction alone."""
    with gathering.gathering() as read:
        value = make()
    entry = _Entry(dict(read), value)
    ear = hearing.here()
    if ear and ear.dirty & read.keys():
        ear.own[key] = (frozenset(read), value)
    else:
        shelf.set(key, entry, seconds)
    return entry
