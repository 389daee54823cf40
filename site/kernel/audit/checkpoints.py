"""Signed heads of the chain that leave the building.

The chain alone does not show that its tail was cut off; a head kept elsewhere does.
"""

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.audit.chain import GENESIS
from kernel.audit.models import AuditEvent, Checkpoint


class BadCheckpoint(ValueError):
    """The file is no checkpoint of ours, or was changed; the message says which."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of the chain at a moment."""

    seq: int
    mac: str


def make(*, by: Actor, at: datetime) -> str:
    """Sign the present head, keep it, and return it as the text of a file (JSON)."""
    with trail.act(by=by, at=at) as acting:
        seq, mac = AuditEvent.objects.order_by("-seq").values_list("seq", "mac").first() or (
            0,
            GENESIS,
        )
        signature = base64.b64encode(_key().sign(_message(seq, mac, at))).decode()
        Checkpoint.objects.create(seq=seq, mac=mac, made_at=at, signature=signature)
        acting.note("checkpoint.made", about=("trail", str(seq)))
    return json.dumps(
        {
            "seq": seq,
            "mac": mac,
            "made_at": at.astimezone(UTC).isoformat(),
            "signature": signature,
            "public_key": base64.b64encode(_public_bytes()).decode(),
        },
        indent=2,
    )


def read(text: str) -> Head:
    """The head that a file of `make` vouches for. Raises BadCheckpoint."""
    try:
        said = json.loads(text)
        seq, mac = int(said["seq"]), str(said["mac"])
        at = datetime.fromisoformat(said["made_at"])
        signature = base64.b64decode(said["signature"], validate=True)
    except (ValueError, KeyError, TypeError, OverflowError, binascii.Error):
        raise BadCheckpoint("This is no checkpoint that audit_checkpoint has written.") from None
    try:
        _public_key().verify(signature, _message(seq, mac, at))
    except InvalidSignature:
        raise BadCheckpoint(
            "The checkpoint’s signature is not ours: the file was changed."
        ) from None
    return Head(seq, mac)


def _message(seq: int, mac: str, at: datetime) -> bytes:
    return f"foyer checkpoint|{seq}|{mac}|{at.astimezone(UTC).isoformat()}".encode()


def _key() -> Ed25519PrivateKey:
    seed = hashlib.sha256(b"kernel.audit checkpoint" + settings.SIGNING_KEY.encode()).digest()
    return Ed25519PrivateKey.from_private_bytes(seed)


def _public_key() -> Ed25519PublicKey:
    return _key().public_key()


def _public_bytes() -> bytes:
    raw = serialization.Encoding.Raw
    return _public_key().public_bytes(raw, serialization.PublicFormat.Raw)
