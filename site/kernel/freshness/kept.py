"""What is on every page is made once and kept until something that it was made of changes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import local
from typing import Any, NamedTuple

from kernel.freshness import gathering, hearing, tokens
from kernel.freshness.shelf import Memory, Shelf

FIVE_MINUTES = 300
_shelf, _memory = Shelf("default"), Memory()
_page = local()


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


@contextmanager
def one_page() -> Iterator[None]:
    """While the body runs in this thread, what is kept is looked up once, till it writes itself."""
    _page.seen = {}
    try:
        yield
    finally:
        _page.seen = None


def _found(shelf: Shelf | Memory, key: str, make: Callable[[], Any], seconds: int) -> Any:
    ear = hearing.here()
    if ear and ear.dirty and key in ear.own:
        return ear.own[key][1]
    seen = _seen(ear)
    entry = seen.get(key) or _standing(shelf, key, ear) or _made(shelf, key, make, seconds)
    seen[key] = entry
    gathering.adopt(entry.tokens)
    return entry.value


def _seen(ear: hearing.Ear | None) -> dict[str, _Entry]:
    """What this page has looked up; outside a page, nothing."""
    seen: dict[str, _Entry] | None = getattr(_page, "seen", None)
    if seen is None:
        return {}
    written = ear.written if ear else 0
    if getattr(_page, "written", None) != written:
        seen.clear()
        _page.written = written
    return seen


def _standing(shelf: Shelf | Memory, key: str, ear: hearing.Ear | None) -> _Entry | None:
    entry: _Entry | None = shelf.get(key)
    dirty = ear.dirty if ear else set()
    if entry is None or dirty & entry.tokens.keys() or not tokens.stand(entry.tokens):
        return None
    return entry


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
