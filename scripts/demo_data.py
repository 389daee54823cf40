"""The demo's database, static files and programme: made where missing, else left as they are."""

from __future__ import annotations

import hashlib
import io
import json
import os
import sys
from typing import Any

from places import DEMO_ENV, DEMO_SIGN_INS, ROOT, VAR
from words import say

STATIC_STAMP = VAR / "static" / ".made-from"


def ensure() -> dict[str, Any]:
    """Migrate, collect static files, load the programme; returns what `load_demo --json` says."""
    django = _start_django()
    django.call_command("migrate", verbosity=0)
    _collect_static(django)
    say("Loading the programme of Tallow House Arts")
    answer = io.StringIO()
    django.call_command("load_demo", "--json", stdout=answer)
    facts: dict[str, Any] = json.loads(answer.getvalue())
    _keep(facts)
    return facts


def _start_django() -> Any:
    os.environ["ENV_FILE"] = str(DEMO_ENV)
    os.environ["DJANGO_SETTINGS_MODULE"] = "project.settings"
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django  # noqa: PLC0415 -- only now are its settings named
    from django.core import management  # noqa: PLC0415 -- as above

    django.setup()
    return management


def _collect_static(django: Any) -> None:
    wanted = _sources_of_static()
    if STATIC_STAMP.exists() and STATIC_STAMP.read_text(encoding="utf8") == wanted:
        return
    say("Collecting static files")
    django.call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    STATIC_STAMP.write_text(wanted, encoding="utf8")


def _sources_of_static() -> str:
    """A fingerprint of our own files and of the lock that names everybody else's."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    digest.update((ROOT / "site" / "project" / "one_sheet.py").read_bytes())
    for path in sorted((ROOT / "site" / "static").rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()


def _keep(facts: dict[str, Any]) -> None:
    """For `make demo-code`, readable by this person only."""
    descriptor = os.open(DEMO_SIGN_INS, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf8") as file:
        json.dump(facts, file)
