"""`.venv` holds exactly what a hashed lock file names; uv fills it from a private place."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys

import python313
import system_packages
from places import ROOT, UV, UV_VENV, VENV, VENV_PYTHON
from words import say, stop

STAMP = VENV / "installed-from"
UV_LOCK = ROOT / "scripts" / "uv-requirements.txt"


def ensure(*, dev: bool) -> None:
    """Installs the lock into `.venv`; in a moment when nothing has changed since last time."""
    lock = _lock(dev=dev)
    if VENV_PYTHON.exists() and _read_stamp() == _stamp_of(lock):
        return
    _ensure_uv()
    if python313.version_of(str(VENV_PYTHON)) != python313.WANTED:
        _make_venv()
    say(f"Installing packages from {lock}")
    STAMP.unlink(missing_ok=True)
    sync = ("pip", "sync", "--quiet", "--require-hashes", "--python", str(VENV_PYTHON), lock)
    if not _uv(*sync):
        stop("The packages could not be installed. Is the network there? Run this again.")
    STAMP.write_text(_stamp_of(lock), encoding="utf8")


def _lock(*, dev: bool) -> str:
    # Whoever has the tools of development keeps them when they start the demo.
    had = _read_stamp().partition(" ")[0]
    return "requirements-dev.txt" if dev or had == "requirements-dev.txt" else "requirements.txt"


def _read_stamp() -> str:
    return STAMP.read_text(encoding="utf8") if STAMP.exists() else ""


def _stamp_of(lock: str) -> str:
    return f"{lock} {hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()}"


def _ensure_uv() -> None:
    """uv in a venv of its own under `var/`: never in the system's Python."""
    if UV.exists():
        return
    say("Fetching uv, which installs packages")
    UV_VENV.parent.mkdir(exist_ok=True)
    if not _make_uv_venv():
        system_packages.install(
            purpose="Python's venv module", apt=["python3-venv"], brew=["python@3.13"]
        )
        if not _make_uv_venv():
            stop("Python could not make a virtual environment. Try: python3 -m venv var/uv")
    pip = [str(UV_VENV / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    pip += ["--disable-pip-version-check", "--require-hashes", "-r", str(UV_LOCK)]
    if subprocess.run(pip, check=False).returncode:
        shutil.rmtree(UV_VENV, ignore_errors=True)
        stop("uv could not be fetched. Is the network there? Run this again.")


def _make_uv_venv() -> bool:
    for python in filter(None, (python313.find(), sys.executable)):
        shutil.rmtree(UV_VENV, ignore_errors=True)
        made = subprocess.run(
            [python, "-m", "venv", str(UV_VENV)], stdout=subprocess.DEVNULL, check=False
        )
        if made.returncode == 0:
            return True
    return False


def _make_venv() -> None:
    python = python313.find()
    if python is None:
        say("Fetching Python 3.13")
        if not _uv("python", "install", "3.13"):
            stop(
                "Python 3.13 is neither here nor to be fetched. Install it from python.org, "
                "with pyenv or with your system's packages, then run this again."
            )
        python = "3.13"
    shutil.rmtree(VENV, ignore_errors=True)
    if not _uv("venv", "--quiet", "--python", python, str(VENV)):
        stop("The virtual environment .venv could not be made; the lines above say why.")


def _uv(*arguments: str) -> bool:
    """Run uv; once more with the system's certificates, for a network that has its own."""
    command = [str(UV), *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode == 0:
        return True
    return subprocess.run([*command, "--system-certs"], cwd=ROOT, check=False).returncode == 0
