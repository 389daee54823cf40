"""Blind indexes: whether a sealed text is the same as another, and nothing else about it.

Keyed like the seals, so a dump alone cannot be searched by trying. A look-up asks under every key
on the ring; whoever rotates keys writes the index again under the newest.
"""

import hashlib
import hmac

from django.conf import settings

from kernel.crypto import ring


def index(text: str, *, model: str, field: str) -> str:
    """64 hexadecimal figures for an equality look-up, under the newest key."""
    return _index(ring.newest()[1], text, model, field)


def indexes(text: str, *, model: str, field: str) -> list[str]:
    """The index under every key on the ring: what `__in` looks for."""
    return [_index(bytes.fromhex(key), text, model, field) for key in settings.FIELD_KEYS]


def _index(key: bytes, text: str, model: str, field: str) -> str:
    ours = hmac.digest(key, b"kernel.crypto blind index", hashlib.sha256)
    return hmac.new(ours, f"{model}|{field}|{text}".encode(), hashlib.sha256).hexdigest()
