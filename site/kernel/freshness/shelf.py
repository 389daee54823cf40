"""A cache that may be away. What it cannot give is made anew, and the log says so."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.core.cache import BaseCache, caches

_log = logging.getLogger(__name__)


class Shelf:
    """One of the caches of the settings; none of these calls fails."""

    def __init__(self, alias: str) -> None:
        self.alias = alias

    def get(self, key: str) -> Any:
        return self._tried(lambda: self._cache.get(key), None)

    def get_many(self, keys: Iterable[str]) -> dict[str, Any]:
        return self._tried(lambda: self._cache.get_many(list(keys)), {})

    def set(self, key: str, value: Any, seconds: float) -> None:
        self._tried(lambda: self._cache.set(key, value, seconds), None)

    def add(self, key: str, value: Any, seconds: float) -> bool:
        """True: it was not there and is now."""
        return self._tried(lambda: self._cache.add(key, value, seconds), False)

    def delete_many(self, keys: Iterable[str]) -> None:
        self._tried(lambda: self._cache.delete_many(list(keys)), None)

    @property
    def _cache(self) -> BaseCache:
        return caches[self.alias]

    def _tried[T](self, call: Callable[[], T], instead: T) -> T:
        try:
            return call()
        except Exception:  # each kind of cache has faults of its own, and none may stop a visitor
            _log.exception("The cache “%s” cannot be reached.", self.alias)
            return instead


class Memory:
    """This process's own, for values that are not worth packing. Tokens say when they are stale."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        return self._values.get(key)

    def set(self, key: str, value: Any, _seconds: float) -> None:
        self._values[key] = value
