"""Installs what the system's own package manager must bring: apt or Homebrew."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from words import say, stop


def install(*, purpose: str, apt: list[str], brew: list[str]) -> None:
    """Installs packages, or stops with a sentence that says which and how."""
    if sys.platform == "darwin":
        _brew(purpose, brew)
    else:
        _apt(purpose, apt)


def _apt(purpose: str, names: list[str]) -> None:
    by_hand = f"{purpose} is missing. Install it with: sudo apt-get install {' '.join(names)}"
    prefix = _privilege()
    if shutil.which("apt-get") is None or prefix is None:
        stop(by_hand)
        return
    say(f"Installing {purpose} ({', '.join(names)})")
    command = [*prefix, "apt-get", "install", "--yes", "--no-install-recommends", *names]
    # A fresh image has no package lists at all; an old one has lists that no longer hold.
    if not _runs(command):
        _runs([*prefix, "apt-get", "update"])
        if not _runs(command):
            stop(f"apt-get could not install it. {by_hand}")


def _brew(purpose: str, names: list[str]) -> None:
    if shutil.which("brew") is None:
        stop(f"{purpose} is missing. Install Homebrew (https://brew.sh), then run this again.")
    say(f"Installing {purpose} ({', '.join(names)})")
    if not _runs(["brew", "install", *names]):
        stop(f"Homebrew could not install {purpose}. Try: brew install {' '.join(names)}")


def _privilege() -> list[str] | None:
    """What to put before a command so that it may install; None when we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    return ["sudo"] if sys.stdin.isatty() else ["sudo", "-n"]


def _runs(command: list[str]) -> bool:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0
