"""Pango and HarfBuzz, with which tickets and certificates are set: present, or installed."""

from __future__ import annotations

import ctypes
import os
import sys

import system_packages
from words import stop

LIBRARIES = {
    "linux": ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"),
    "darwin": ("libpango-1.0.0.dylib", "libpangoft2-1.0.0.dylib", "libharfbuzz-subset.0.dylib"),
}
HOMEBREW = ("/opt/homebrew/lib", "/usr/local/lib")


def ensure() -> None:
    """Installs Pango where a library cannot be loaded."""
    if _loads():
        return
    system_packages.install(
        purpose="Pango, which sets tickets and certificates,",
        apt=["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"],
        brew=["pango"],
    )
    if not _loads():
        stop("Pango was installed but cannot be loaded. Open a new terminal and run this again.")


def _loads() -> bool:
    return all(_one_loads(name) for name in LIBRARIES.get(sys.platform, LIBRARIES["linux"]))


def _one_loads(name: str) -> bool:
    folders = HOMEBREW if sys.platform == "darwin" else ()
    for path in (name, *(os.path.join(folder, name) for folder in folders)):  # noqa: PTH118 -- one string for the loader
        try:
            ctypes.CDLL(path)
        except OSError:
            continue
        return True
    return False
