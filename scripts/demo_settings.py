"""`.env.demo`: the demo's settings, made once with secrets of its own."""

from __future__ import annotations

import os
import re
import secrets

from places import DEMO_ENV

HEAD = "# Made by `make demo` for this machine alone. Delete it (and var/) to start afresh."


def ensure(port: int) -> None:
    """Write the file where it is missing; point it at `port` where it names another."""
    address = f"SITE_URL=http://localhost:{port}"
    if not DEMO_ENV.exists():
        _write("\n".join([HEAD, *_secrets(), *_choices(), address, ""]))
        return
    text = DEMO_ENV.read_text(encoding="utf8")
    if address not in text.splitlines():
        _write(re.sub(r"(?m)^SITE_URL=.*$", address, text))


def _secrets() -> list[str]:
    keys = [f"{name}={secrets.token_urlsafe(48)}" for name in ("SECRET_KEY", "AUDIT_KEY")]
    return [*keys, f"SIGNING_KEY={secrets.token_hex(32)}", f"FIELD_KEYS={secrets.token_hex(32)}"]


def _choices() -> list[str]:
    return [
        "TEST_PAYMENTS=1",
        "SERVE_MEDIA=1",
        "EMAIL_URL=file://var/mail",
        "ALLOWED_HOSTS=localhost,127.0.0.1",
    ]


def _write(text: str) -> None:
    descriptor = os.open(DEMO_ENV, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf8") as file:
        file.write(text)
