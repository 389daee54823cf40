"""The HTML checker of the W3C (vnu): one jar from npm, known by its checksum, and a Java for it."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import system_packages
from places import VAR
from words import say, stop

VERSION = "26.9.27"
# The integrity that npm publishes for this very version.
SHA512 = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
INSIDE = "package/build/dist/vnu.jar"
JAR = VAR / "tools" / f"vnu-{VERSION}.jar"


def ensure() -> None:
    """Fetch it where it is missing, or stop with a sentence."""
    if shutil.which("java") is None:
        apt = ["default-jre-headless"]
        system_packages.install(purpose="Java", apt=apt, brew=["openjdk"])
    if not JAR.exists():
        if shutil.which("npm") is None:
            system_packages.install(purpose="npm", apt=["npm"], brew=["node"])
        say("Fetching the HTML checker")
        _fetch()


def jar() -> Path | None:
    return JAR if JAR.exists() else None


def _fetch() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", f"vnu-jar@{VERSION}", "--silent", "--pack-destination", folder]
        done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
        packed = next(Path(folder).glob("*.tgz"), None)
        if done.returncode or packed is None:
            stop(
                "npm could not fetch the HTML checker. Is the machine online? Then run this again."
            )
            return
        digest = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
        if digest != SHA512:
            stop("The HTML checker that npm brought is not the one we know. Nothing was installed.")
        with tarfile.open(packed) as archive:
            member = archive.extractfile(INSIDE)
            content = member.read() if member else b""
    JAR.parent.mkdir(parents=True, exist_ok=True)
    part = JAR.with_suffix(".part")
    part.write_bytes(content)
    part.replace(JAR)
