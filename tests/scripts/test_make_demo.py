"""`make demo` as a newcomer types it, in a copy of this checkout."""

import json
import os
import re
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, tracked
from tests.services.product import free_port

pytestmark = pytest.mark.server


@dataclass(frozen=True)
class Checkout:
    folder: Path
    port: int

    def make(self, *arguments: str) -> str:
        names = ("HOME", "PATH", "LANG", "SSL_CERT_FILE")
        env = {name: os.environ[name] for name in names if name in os.environ}
        env |= {"PORT": str(self.port), "DETACH": "1"}
        done = subprocess.run(
            ["make", *arguments],
            cwd=self.folder,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        return done.stdout

    def status(self, path: str) -> int:
        with urllib.request.urlopen(f"http://localhost:{self.port}{path}") as answer:
            return int(answer.status)

    def kill(self) -> None:
        pid = int((self.folder / "var" / "demo.pid").read_text())
        os.kill(pid, signal.SIGTERM)
        for _ in range(100):
            if not Path(f"/proc/{pid}/cmdline").exists():
                return
            time.sleep(0.1)


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Checkout]:
    """Every tracked file, the packages already installed, and nothing else."""
    folder = tmp_path / "foyer"
    for name in tracked():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    checkout = Checkout(folder, free_port())
    try:
        yield checkout
    finally:
        if (folder / "var" / "demo.pid").exists():
            checkout.kill()


def test_a_newcomer_has_a_site_a_sign_in_and_a_second_factor(checkout: Checkout) -> None:
    said = checkout.make("demo")

    users = json.loads((checkout.folder / "var" / "demo.json").read_text())["users"]
    assert checkout.status("/") == checkout.status("/whats-on/") == 200
    assert {role for role in users if users[role]["email"] not in said} == set()
    assert re.fullmatch(r"\d{6}\n", checkout.make("-s", "demo-code", "ROLE=editor"))

    # Later starts keep what is there; a reset does not.
    mail = checkout.folder / "var" / "mail" / "kept.eml"
    mail.parent.mkdir(exist_ok=True)
    mail.write_text("")
    checkout.kill()
    checkout.make("demo")
    assert mail.exists()
    checkout.make("demo-reset")
    assert not mail.exists()
    assert checkout.status("/readyz") == 200
