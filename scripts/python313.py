"""Finds a Python 3.13 that really starts: on the PATH, or in pyenv's folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

WANTED = (3, 13)


def find() -> str | None:
    """The path of an interpreter, or None."""
    return next((path for path in _candidates() if version_of(path) == WANTED), None)


def version_of(path: str) -> tuple[int, int] | None:
    """Asks the interpreter itself: a pyenv shim may be there and still refuse to start."""
    try:
        answer = subprocess.run(
            [path, "-c", "import sys; sys.stdout.write('%d.%d' % sys.version_info[:2])"],
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    major, _, minor = answer.stdout.partition(".")
    return int(major), int(minor)


def _candidates() -> Iterator[str]:
    if sys.version_info[:2] == WANTED:
        yield sys.executable
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    for path in sorted(pyenv.glob("versions/3.13*/bin/python3.13"), reverse=True):
        yield str(path)
    for name in ("python3.13", "python3"):
        found = shutil.which(name)
        if found:
            yield found
