"""The whole suite twice: on SQLite, then on a PostgreSQL started for it and stopped after it."""

from __future__ import annotations

import os
import subprocess
import sys

from places import ROOT
from words import say

sys.path.insert(0, str(ROOT))

from tests.services import postgres

PYTEST = [sys.executable, "-m", "pytest"]
NOTHING_CHOSEN = 5


def main(arguments: list[str]) -> int:
    say("On SQLite, with everything that starts the product itself")
    sqlite = _pytest(arguments, {})
    say("On PostgreSQL")
    with postgres.cluster() as url:
        postgresql = _pytest(["-m", "not server", *arguments], {"DATABASE_URL": url})
    return sqlite or postgresql


def _pytest(arguments: list[str], env: dict[str, str]) -> int:
    """Run pytest in a process of its own; returns its exit code."""
    clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    # SIGINT reaches pytest too; the cluster is stopped on the way out either way.
    done = subprocess.run([*PYTEST, *arguments], cwd=ROOT, env={**clean, **env}, check=False)
    return 0 if done.returncode == NOTHING_CHOSEN and arguments else done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
