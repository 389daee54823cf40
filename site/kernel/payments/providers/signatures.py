"""A signed body: `t=<seconds>,v1=<HMAC-SHA256 over "t.body">`, as providers send it."""

import hashlib
import hmac
import re
from datetime import UTC, datetime

from kernel.payments.providers.base import EventRefused

TOLERANCE_SECONDS = 300
LARGEST_BYTES = 256 * 1024


def sign(raw: bytes, *, secret: str, at: datetime) -> str:
    """The header for a body sent at `at`."""
    seconds = int(at.timestamp())
    return f"t={seconds},v1={_mac(raw, seconds, secret)}"


def verify(raw: bytes, header: str, *, secret: str, at: datetime) -> None:
    """Raises EventRefused: too large, not signed by `secret`, or not of these five minutes."""
    if len(raw) > LARGEST_BYTES:
        raise EventRefused("The body is too large.")
    seconds, macs = _parts(header)
    expected = _mac(raw, seconds, secret)
    # Several while a secret is being changed for another.
    if not any(hmac.compare_digest(mac, expected) for mac in macs):
        raise EventRefused("The signature does not fit the body.")
    # Both ways: a clock set ahead would otherwise make a replay good for ever.
    if abs(at.astimezone(UTC).timestamp() - seconds) > TOLERANCE_SECONDS:
        raise EventRefused("The signature is not of the last five minutes.")


def _parts(header: str) -> tuple[int, list[str]]:
    found = [pair.partition("=")[::2] for pair in header[:1_000].split(",")]
    times = [value for name, value in found if name == "t" and re.fullmatch(r"[0-9]{1,12}", value)]
    macs = [value for name, value in found if name == "v1" and re.fullmatch(r"[0-9a-f]{64}", value)]
    if len(times) != 1 or not macs:
        raise EventRefused("The signature is missing or not legible.")
    return int(times[0]), macs


def _mac(raw: bytes, seconds: int, secret: str) -> str:
    return hmac.new(secret.encode(), b"%d." % seconds + raw, hashlib.sha256).hexdigest()
