"""`make demo-code ROLE=editor`: the six figures of a demo role's second factor (RFC 6238)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import sys
import time

from places import DEMO_SIGN_INS
from words import say, stop

PERIOD = 30  # seconds


def six_figures(secret: str, *, unix_time: float) -> str:
    """The code that is valid at a moment."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mac = hmac.new(key, int(unix_time // PERIOD).to_bytes(8, "big"), hashlib.sha1).digest()
    start = mac[-1] & 15
    number = int.from_bytes(mac[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def main(arguments: list[str]) -> None:
    if not DEMO_SIGN_INS.exists():
        stop("There is no demo yet. Start it with: make demo")
    users = json.loads(DEMO_SIGN_INS.read_text(encoding="utf8"))["users"]
    having = sorted(role for role, user in users.items() if user.get("totp_secret"))
    role = arguments[0] if arguments else ""
    if role not in having:
        stop(f"Say whose code: make demo-code ROLE=…, one of {', '.join(having)}.")
    say(six_figures(users[role]["totp_secret"], unix_time=time.time()))


if __name__ == "__main__":
    main(sys.argv[1:])
