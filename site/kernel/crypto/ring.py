"""The key ring: the newest key seals, every key opens. It lives in settings, never in the data."""

import hashlib
import re

from django.conf import settings

WELL_FORMED = re.compile(r"[0-9a-fA-F]{64}")


def newest() -> tuple[str, bytes]:
    """The key that seals, and its id."""
    key = bytes.fromhex(settings.FIELD_KEYS[0])
    return id_of(key), key


def find(key_id: str) -> bytes | None:
    """The key of an id, while it is still on the ring."""
    for each in settings.FIELD_KEYS:
        key = bytes.fromhex(each)
        if id_of(key) == key_id:
            return key
    return None


def id_of(key: bytes) -> str:
    """Names a key without giving it away."""
    return hashlib.sha256(b"kernel.crypto key id" + key).hexdigest()[:8]
