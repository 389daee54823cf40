"""The whole suite twice: on SQLite, and beside it on a PostgreSQL that is there for the while.

`--long`: the tests that take their time, instead of the others.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from typing import Any

from places import ROOT
from words import say

sys.path.insert(0, str(ROOT))

from tests.services import postgres

PYTEST = [sys.executable, "-m", "pytest"]
NOTHING_CHOSEN = 5


def main(arguments: list[str]) -> int:
    wanted = "long" if "--long" in arguments else "not long"
    may_be_none = bool(arguments)  # a choice may have none for one of the two databases
    arguments = [each for each in arguments if each != "--long"]
    with postgres.cluster() as url, tempfile.TemporaryFile("w+", encoding="utf8") as kept:
        beside = _start(
            ["-m", f"{wanted} and not server", *arguments], {"DATABASE_URL": url}, into=kept
        )
        try:
            say("On SQLite, with everything that starts the product itself; PostgreSQL beside it")
            sqlite = _ended(_start(["-m", wanted, *arguments], {}), may_be_none)
            postgresql = _ended(beside, may_be_none)
        finally:
            beside.kill()
        kept.seek(0)
        say("On PostgreSQL")
        say(kept.read())
    return sqlite or postgresql


def _start(arguments: list[str], env: dict[str, str], into: Any = None) -> subprocess.Popen[bytes]:
    """pytest in a process of its own; what it says goes to the terminal, or `into` a file."""
    clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [*PYTEST, *arguments]
    return subprocess.Popen(
        command, cwd=ROOT, env={**clean, **env}, stdout=into, stderr=subprocess.STDOUT
    )


def _ended(running: subprocess.Popen[bytes], may_be_none: bool) -> int:
    """Its exit code."""
    code = running.wait()
    return 0 if code == NOTHING_CHOSEN and may_be_none else code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
