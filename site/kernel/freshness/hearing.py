"""Hears every statement on every connection: reading notes a table, writing makes it stale.

A table's word is dropped when the transaction is committed, so that nobody keeps what they read
just before; a statement that was rolled back changes nothing. What a transaction has written and
not yet committed is `dirty`: it may be read by that transaction, and kept for it alone.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Self

from django.db import connection as default
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from kernel.freshness import gathering, tokens

_WRITES = re.compile(
    r'\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE)\s+"?(\w+)"?', re.I
)
_READS = re.compile(r'\b(?:FROM|JOIN)\s+"?(\w+)"?', re.I)
_SETS = re.compile(r'[\s,]"(\w+)" = ')
_unseen: dict[str, frozenset[str]] = {}


def never_shown(table: str, columns: Iterable[str]) -> None:
    """An UPDATE of nothing but these columns makes nothing stale: the public never sees them."""
    _unseen[table] = frozenset(columns)


class Drop:
    """Waits in the transaction, drops its word when it is committed."""

    def __init__(self, word: str) -> None:
        self.word = word

    def __call__(self) -> None:
        tokens.drop([self.word])


class Ear:
    """On one connection. `own` is what its open transaction keeps for itself."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.own: dict[str, tuple[frozenset[str], Any]] = {}
        self.written = 0  # how many statements have written something that is shown
        self._hooks: list[Any] | None = None
        self._heard: set[str] = set()

    @classmethod
    def of(cls, connection: BaseDatabaseWrapper) -> Self | None:
        ears = (each for each in connection.execute_wrappers if isinstance(each, cls))
        return next(ears, None)

    def __call__(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any
    ) -> Any:
        statement = str(sql)
        written = _WRITES.match(statement)
        if written is None:
            gathering.note(_tables(statement))
            return execute(sql, params, many, context)
        answer = execute(sql, params, many, context)
        if _is_seen(written[1], statement):
            self._changed(written[1])
        return answer

    @property
    def dirty(self) -> set[str]:
        """Words written in the open transaction. Whenever Django lets hooks go, its list is new."""
        hooks: list[Any] = self.connection.run_on_commit
        if self._hooks is not hooks:
            self._hooks, self.own = hooks, {}
            self._heard = {hook.word for _, hook, _ in hooks if isinstance(hook, Drop)}
        return self._heard

    def _changed(self, word: str) -> None:
        self.written += 1
        if not self.connection.in_atomic_block:
            tokens.drop([word])
            return
        if word not in self.dirty:
            self._heard.add(word)
            self.connection.on_commit(Drop(word), robust=True)
        self.own = {key: kept for key, kept in self.own.items() if word not in kept[0]}


def begin() -> None:
    connection_created.connect(_listen, dispatch_uid="freshness")


def here() -> Ear | None:
    """The ear on this thread's connection; None before anything was asked of it."""
    return Ear.of(default)  # type: ignore[arg-type]  # the proxy of the connection


def _listen(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """First in line: whoever wraps statements for a while takes the last one off again."""
    if Ear.of(connection) is None:
        connection.execute_wrappers.insert(0, Ear(connection))


@lru_cache(maxsize=1024)
def _tables(statement: str) -> frozenset[str]:
    return frozenset(_READS.findall(statement))


def _is_seen(table: str, statement: str) -> bool:
    unseen = _unseen.get(table)
    if not unseen or not statement.startswith("UPDATE"):
        return True
    return not set(_SETS.findall(statement.partition(" WHERE ")[0])) <= unseen
