"""Starts and stops the demo's web server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from places import DEMO_ENV, DEMO_LOG, DEMO_PID, ROOT, VENV
from words import say, stop

READY_WITHIN = 60  # seconds
COMMAND = [
    str(VENV / "bin" / "gunicorn"),
    "--config",
    str(ROOT / "site" / "project" / "demo_server.py"),
    "--pythonpath",
    f"{ROOT},{ROOT / 'site'}",
]


def refuse_taken(port: int) -> None:
    """Stop with a sentence when something listens on the port already."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            ours = f" If it is the demo, stop it with: kill {running()}" if running() else ""
            stop(f"Port {port} is in use. Choose another: make demo PORT={port + 1}.{ours}")


def serve(port: int) -> None:
    """Serve in this terminal until Ctrl-C; never returns."""
    os.chdir(ROOT)
    os.execve(COMMAND[0], COMMAND, _environment(port))  # noqa: S606 -- our own command, no shell


def serve_detached(port: int) -> None:
    """Serve in the background; returns when `/readyz` answers, with the pid in var/demo.pid."""
    with DEMO_LOG.open("ab") as log:
        server = subprocess.Popen(
            COMMAND,
            cwd=ROOT,
            env=_environment(port),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    DEMO_PID.write_text(f"{server.pid}\n", encoding="utf8")
    until = time.monotonic() + READY_WITHIN
    while not _answers(port):
        if server.poll() is not None or time.monotonic() > until:
            halt()
            stop("The demo did not get ready. var/demo.log says why.")
        time.sleep(0.2)
    say(f"Running in the background; stop it with: kill {server.pid}")


def running() -> int | None:
    """The pid of a demo in the background, or None."""
    try:
        pid = int(DEMO_PID.read_text(encoding="utf8"))
        os.kill(pid, 0)
    except (OSError, ValueError):
        return None
    return pid


def halt() -> bool:
    """Stop a demo that runs in the background. True: there was one."""
    pid = running()
    DEMO_PID.unlink(missing_ok=True)
    if pid is None:
        return False
    os.kill(pid, signal.SIGTERM)
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except OSError:
            break
        time.sleep(0.1)
    return True


def _environment(port: int) -> dict[str, str]:
    env = {**os.environ, "ENV_FILE": str(DEMO_ENV), "PORT": str(port), "WEB_CONCURRENCY": "1"}
    if sys.platform == "darwin":
        env.setdefault("DYLD_FALLBACK_LIBRARY_PATH", "/opt/homebrew/lib:/usr/local/lib:/usr/lib")
    return env


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
