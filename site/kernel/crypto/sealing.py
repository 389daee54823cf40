"""AES-256-GCM, bound to the place where the text belongs: model, field and row."""

import base64
import binascii
import os
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kernel.crypto import ring

VERSION = "v1"
KEY_ID = "[0-9a-f]{8}"  # as `ring.id_of` makes it
NONCE = 12  # bytes, as NIST SP 800-38D recommends for GCM
before_sealing: list[Callable[[], None]] = []  # `canary.ask`, once the apps are there


class CannotUnseal(ValueError):
    """Not sealed by us, for another place, damaged, or its key has left the ring."""


class KeysDoNotFit(RuntimeError):
    """FIELD_KEYS are not those of this database: what they sealed would be lost to it."""


def seal(text: str, *, model: str, field: str, row: str | int) -> str:
    """`text` for the database, under the newest key; only the same model, field and row open it.

    `row` must be known before saving and never change: a reference, not a key still to come.
    Raises KeysDoNotFit.
    """
    for ask in before_sealing:
        ask()
    return seal_with(ring.newest()[1], text, model=model, field=field, row=row)


def seal_with(key: bytes, text: str, *, model: str, field: str, row: str | int) -> str:
    """Under that key, whatever the database says to it: for its own known text."""
    nonce = os.urandom(NONCE)
    hidden = AESGCM(key).encrypt(nonce, text.encode(), _place(model, field, row))
    body = base64.urlsafe_b64encode(nonce + hidden).decode()
    return f"{VERSION}.{ring.id_of(key)}.{body}"


def unseal(sealed: str, *, model: str, field: str, row: str | int) -> str:
    """The text again. Raises CannotUnseal, whatever is wrong with it."""
    version, _, rest = sealed.partition(".")
    key_id, _, body = rest.partition(".")
    key = ring.find(key_id)
    if version != VERSION or key is None:
        raise CannotUnseal("This is not sealed by a key that we hold.")
    try:
        raw = base64.b64decode(body, altchars=b"-_", validate=True)
        return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], _place(model, field, row)).decode()
    except (InvalidTag, binascii.Error, ValueError):
        raise CannotUnseal("This is damaged, or belongs to another place.") from None


def reseal(sealed: str, *, model: str, field: str, row: str | int) -> str:
    """The same text under the newest key. Raises CannotUnseal rather than touch what it cannot."""
    text = unseal(sealed, model=model, field=field, row=row)
    return seal(text, model=model, field=field, row=row)


def _place(model: str, field: str, row: str | int) -> bytes:
    return f"{model}|{field}|{row}".encode()
