"""`make demo` and `make demo-reset`, once everything is installed."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Any

import demo_data
import demo_server
import demo_settings
from places import DEMO_SIGN_INS, VAR
from words import say, stop

SEPARATOR = "─" * 72


def main(arguments: list[str]) -> None:
    port = _port()
    VAR.mkdir(exist_ok=True)
    if "--reset" in arguments:
        _reset(port)
        return
    demo_server.refuse_taken(port)
    demo_settings.ensure(port)
    _welcome(port, demo_data.ensure())
    if os.environ.get("DETACH"):
        demo_server.serve_detached(port)
    else:
        say("Press Ctrl-C to stop.")
        demo_server.serve(port)


def _reset(port: int) -> None:
    """Empty the demo and load it again; a server that was running runs again."""
    was_running = demo_server.halt()
    demo_server.refuse_taken(port)
    for path in [*VAR.glob("foyer.sqlite3*"), DEMO_SIGN_INS]:
        path.unlink(missing_ok=True)
    for folder in ("media", "mail"):
        shutil.rmtree(VAR / folder, ignore_errors=True)
    demo_settings.ensure(port)
    facts = demo_data.ensure()
    say("The demo is as new.")
    if was_running or os.environ.get("DETACH"):
        _welcome(port, facts)
        demo_server.serve_detached(port)
    else:
        say("Start it with: make demo")


def _welcome(port: int, facts: dict[str, Any]) -> None:
    address = f"http://localhost:{port}"
    say(SEPARATOR)
    say(f"The site      {address}/")
    say(f"What's on     {address}/whats-on/")
    say(f"Staff         {address}/admin/")
    say(f"The register  {address}/register/")
    say("Mail          var/mail")
    say()
    for role, sign_in in facts["users"].items():
        code = f"  make demo-code ROLE={role}" if sign_in.get("totp_secret") else ""
        say(f"{role:<21} {sign_in['email']:<40} {sign_in.get('password') or ''}{code}")
    say(SEPARATOR)


def _port() -> int:
    given = os.environ.get("PORT") or "8000"
    if not given.isdecimal() or not 1 <= int(given) <= 65535:
        stop(f"PORT must be a number from 1 to 65535, not “{given}”.")
    return int(given)


if __name__ == "__main__":
    main(sys.argv[1:])
