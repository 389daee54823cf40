"""Lighthouse, which the long tests measure pages with: from npm, held by a lock of checksums.

The product needs no Node; it lies under `var/` and is fetched only when the long tests ask.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import system_packages
from places import ROOT, VAR
from words import say, stop

SOURCE = ROOT / "scripts" / "tools" / "lighthouse"
FOLDER = VAR / "tools" / "lighthouse"
STAMP = FOLDER / ".installed-from"
PROGRAM = FOLDER / "node_modules" / ".bin" / "lighthouse"
NAMES = ("package.json", "package-lock.json")


def ensure() -> None:
    """Install what the lock says, or stop with a sentence; in a moment when it is there."""
    if program() is not None:
        return
    if shutil.which("npm") is None or shutil.which("node") is None:
        system_packages.install(purpose="Node", apt=["nodejs", "npm"], brew=["node"])
    say("Fetching Lighthouse")
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for name in NAMES:
        shutil.copy(SOURCE / name, FOLDER / name)
    # No script of a package runs here; npm compares each package with its checksum in the lock.
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if subprocess.run(command, cwd=FOLDER, check=False).returncode:
        stop("npm could not install Lighthouse. Is the machine online? Then run this again.")
    STAMP.write_text(_wanted(), encoding="utf8")


def program() -> Path | None:
    """The program that the lock names; None where another is installed, or none."""
    is_there = PROGRAM.exists() and STAMP.exists()
    return PROGRAM if is_there and STAMP.read_text(encoding="utf8") == _wanted() else None


def _wanted() -> str:
    return hashlib.sha256(b"".join((SOURCE / name).read_bytes() for name in NAMES)).hexdigest()
