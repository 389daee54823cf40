"""A database whose keys are these, as if it had been made with them."""

from pytest_django import Settings

from kernel.crypto import canary, ring
from kernel.crypto.models import KeyCanary

FIRST, SECOND, THIRD = "1a" * 32, "2b" * 32, "3c" * 32


def id_of(key: str) -> str:
    return ring.id_of(bytes.fromhex(key))


def made_with(settings: Settings, *keys: str) -> None:
    """The ring is `keys`, newest first, and the database knows them and no others."""
    settings.FIELD_KEYS = list(keys)
    KeyCanary.objects.all().delete()
    canary.introduce(*(id_of(key) for key in keys))
