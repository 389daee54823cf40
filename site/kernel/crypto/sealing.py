"""AES-256-GCM, bound to the place where the text belongs: model, field and row."""

import base64
import binascii
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kernel.crypto import ring

VERSION = "v1"
NONCE = 12  # bytes, as NIST SP 800-38D recommends for GCM


class CannotUnseal(ValueError):
    """Not sealed by us, for another place, damaged, or its key has left the ring."""


def seal(text: str, *, model: str, field: str, row: str | int) -> str:
    """`text` for the database, under the newest key; only the same model, field and row open it.

    `row` must be known before saving and never change: a reference, not a key still to come.
    """
    key_id, key = ring.newest()
    nonce = os.urandom(NONCE)
    hidden = AESGCM(key).encrypt(nonce, text.encode(), _place(model, field, row))
    return f"{VERSION}.{key_id}.{base64.urlsafe_b64encode(nonce + hidden).decode()}"


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


def _place(model: str, field: str, row: str | int) -> bytes:
    return f"{model}|{field}|{row}".encode()
