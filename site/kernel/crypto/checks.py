"""Refusing to start with keys that could not seal."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DEFAULT_DB_ALIAS

from kernel.crypto import canary
from kernel.crypto.ring import WELL_FORMED


@register(Tags.security)
def field_keys_are_keys(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """Each key is 64 hexadecimal figures, and no two are the same. The sentence never shows one."""
    hint = "Make one with: openssl rand -hex 32. Newest first, divided by commas."
    return [Error(fault, hint=hint, id="crypto.E001") for fault in _malformed()]


@register(Tags.database)
def keys_fit_the_database(app_configs: Any, databases: Any = None, **_: Any) -> list[CheckMessage]:
    """A key that is wrong or missing is noticed before anything is written with it."""
    if DEFAULT_DB_ALIAS not in (databases or []) or _malformed() or not canary.is_there():
        return []
    hint = "docs/running.md, “The keys of sealed fields”."
    return [Error(fault, hint=hint, id="crypto.E002") for fault in canary.faults()]


def _malformed() -> list[str]:
    keys = [key.lower() for key in settings.FIELD_KEYS]
    faults = [
        f"Key {number} in FIELD_KEYS is not 64 hexadecimal figures."
        for number, key in enumerate(keys, 1)
        if not WELL_FORMED.fullmatch(key)
    ]
    if not keys:
        faults.append("FIELD_KEYS holds no key.")
    if len(set(keys)) < len(keys):
        faults.append("FIELD_KEYS holds one key twice.")
    return faults
