"""Where public pages lie: by path and by what their view knows of the query, packed and plain."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Lock
from typing import NamedTuple

from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import transaction
from django.http import HttpRequest

from kernel.freshness import tokens
from kernel.freshness.public import Shared, known
from kernel.freshness.shelf import Shelf

MINUTE, DAY = 60, 24 * 3600
_pages, _questions = Shelf("pages"), Shelf("questions")  # an address alone; with something asked
_turns = [Lock() for _ in range(64)]


class Stored(NamedTuple):
    tokens: dict[str, str]
    until: datetime
    headers: dict[str, str]
    body: bytes


def find(request: HttpRequest, form: str, *, at: datetime) -> Stored | None:
    """The page that answers this request, if it still stands. `form`: packed or plain."""
    key = _address(request, form)
    if not key or _in_transaction():
        return None
    page: Stored | None = _shelf(key[1]).get(_hashed(*key))
    return page if page and at < page.until and tokens.stand(page.tokens) else None


def keep(request: HttpRequest, form: str, said: Shared, page: Stored) -> None:
    if not said.kept or request.method != "GET" or _in_transaction():
        return
    _pages.set(_hashed(request.path_info, "names"), said.names, DAY)
    _shelf(said.query).set(_hashed(request.path_info, said.query, form), page, MINUTE)


@contextmanager
def in_turn(request: HttpRequest, form: str) -> Iterator[bool]:
    """One makes a page and the others wait for it, in this process. True: somebody made it now."""
    key = _address(request, form)
    if not key or _in_transaction():
        yield False
        return
    turn = _turns[hash(key) % len(_turns)]
    waited = not turn.acquire(blocking=False)
    if waited:
        turn.acquire()
    try:
        yield waited
    finally:
        turn.release()


def _address(request: HttpRequest, form: str) -> tuple[str, str, str] | None:
    """Only of a path that has given public answers: before, nobody knows what it may be asked."""
    names = _pages.get(_hashed(request.path_info, "names"))
    if names is None:
        return None
    return request.path_info, known(request.GET, names).urlencode(), form


def _shelf(query: str) -> Shelf:
    return _questions if query else _pages


def _hashed(*parts: str) -> str:
    """A release has pages of its own: they name its own style sheet."""
    release = getattr(staticfiles_storage, "manifest_hash", "")
    return "page:" + hashlib.sha256("\0".join([release, *parts]).encode()).hexdigest()


def _in_transaction() -> bool:
    """What an open transaction reads may never come to be."""
    return transaction.get_connection().in_atomic_block
