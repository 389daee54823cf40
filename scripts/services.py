"""What the tests need from the system: browser, PostgreSQL, Redis, readers of PDF and HTML."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import html_checker
import system_packages
from words import stop

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CACHES = ("redis-server", "valkey-server")
MAC_BROWSER = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
POSTGRESQL_FOLDERS = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt")


def ensure() -> None:
    """Install what is missing, or stop with a sentence."""
    if browser() is None:
        apt = ["chromium"]
        system_packages.install(purpose="Chromium", apt=apt, brew=["--cask", "chromium"])
    if initdb() is None:
        apt = ["postgresql"]
        system_packages.install(purpose="PostgreSQL's server", apt=apt, brew=["postgresql@17"])
    if shutil.which("pdftotext") is None:
        apt = ["poppler-utils"]
        system_packages.install(purpose="A reader of PDFs", apt=apt, brew=["poppler"])
    if not any(map(shutil.which, CACHES)):
        apt = ["redis-server"]
        system_packages.install(purpose="Redis", apt=apt, brew=["redis"])
    html_checker.ensure()
    if browser() is None:
        stop("Chromium was installed but is not on the PATH. Install Chrome or Chromium yourself.")
    if initdb() is None:
        stop("PostgreSQL was installed but initdb is not to be found. Put its bin/ on the PATH.")


def browser() -> str | None:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None and sys.platform == "darwin" and MAC_BROWSER.exists():
        return str(MAC_BROWSER)
    return found


def initdb() -> Path | None:
    """The newest initdb; Debian keeps it off the PATH."""
    versions = [path for folder in POSTGRESQL_FOLDERS for path in Path(folder).glob("*/bin/initdb")]
    if versions:
        return max(versions, key=lambda path: (_version(path), str(path)))
    found = shutil.which("initdb")
    return Path(found) if found else None


def _version(path: Path) -> int:
    digits = "".join(sign for sign in path.parent.parent.name if sign.isdecimal())
    return int(digits or 0)
