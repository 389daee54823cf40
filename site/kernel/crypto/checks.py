"""Refusing to start with keys that could not seal."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from kernel.crypto.ring import WELL_FORMED


@register(Tags.security)
def field_keys_are_keys(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """Each key is 64 hexadecimal figures, and no two are the same. The sentence never shows one."""
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
    hint = "Make one with: openssl rand -hex 32. Newest first, divided by commas."
    return [Error(fault, hint=hint, id="crypto.E001") for fault in faults]
