"""A cache that is away."""

from typing import Any

from django.core.cache.backends.base import BaseCache


class Broken(BaseCache):
    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        raise ConnectionError

    add = set = delete = get  # type: ignore[assignment]  # none of them works
