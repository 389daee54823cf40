"""Which words something was made of, with their tokens as they stood before it read them."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from threading import local

from kernel.freshness import tokens

_open = local()


@contextmanager
def gathering() -> Iterator[dict[str, str]]:
    """Gather words with their tokens while the body runs in this thread."""
    mine: dict[str, str] = {}
    stack = _stack()
    stack.append(mine)
    try:
        yield mine
    finally:
        stack.pop()


def note(words: Iterable[str]) -> None:
    """Something is about to be read. Its token is taken first: a change meanwhile is then seen."""
    if stack := _stack():
        mine = stack[-1]
        if unknown := set(words) - mine.keys():
            mine.update(tokens.standing(unknown))


def adopt(others: Mapping[str, str]) -> None:
    """What is being made contains something that was made of these. The older token remains."""
    if stack := _stack():
        for word, token in others.items():
            stack[-1].setdefault(word, token)


def _stack() -> list[dict[str, str]]:
    if not hasattr(_open, "stack"):
        _open.stack = []
    return _open.stack
