"""Everything that is known without running the product; each is run, all that fail are named."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile

from places import ROOT, VENV
from words import say, stop

BIN = VENV / "bin"
MANAGE = [sys.executable, str(ROOT / "manage.py")]
CHECKS = {
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
    "lint": [str(BIN / "ruff"), "check", "--quiet", "."],
    "types": [str(BIN / "mypy")],
    "import contracts": [str(BIN / "lint-imports")],
    "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "deployment": [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"],
}


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="foyer-check-") as var:
        env = _as_in_production(var)
        failed = [name for name, command in CHECKS.items() if not _holds(name, command, env)]
    if failed:
        stop(f"Not in order: {', '.join(failed)}.")
    say("All in order.")


def _holds(name: str, command: list[str], env: dict[str, str]) -> bool:
    say(f"· {name}")
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode == 0


def _as_in_production(var: str) -> dict[str, str]:
    """An operator's environment: https, secrets of its own, nothing of this machine's .env."""
    keys = ("SECRET_KEY", "AUDIT_KEY", "SIGNING_KEY", "FIELD_KEYS")
    return {
        **os.environ,
        **{name: secrets.token_hex(32) for name in keys},
        "ENV_FILE": os.devnull,
        "PYTHONPATH": str(ROOT / "site"),
        "VAR_DIR": var,
        "SITE_URL": "https://foyer.example",
        "EMAIL_URL": "smtp://mail.example:587",
        "DATABASE_URL": "",
        "DEBUG": "",
        "TEST_PAYMENTS": "",
    }


if __name__ == "__main__":
    main()
