"""A Redis of our own: a cache for several processes, in memory, gone when we are done."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import redis

from services import CACHES
from tests.services.product import free_port


@contextmanager
def server() -> Iterator[str]:
    """Start one; yields its URL."""
    found = next(filter(None, map(shutil.which, CACHES)), None)
    assert found is not None, "Redis is missing; make test installs it."
    port = free_port()
    command = [
        found,
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--appendonly",
        "no",
    ]
    running = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        running.terminate()
        running.wait(timeout=20)


def _wait(port: int) -> None:
    until = time.monotonic() + 20
    while True:
        try:
            with redis.Redis(port=port) as asking:
                asking.ping()
        except redis.exceptions.ConnectionError:
            assert time.monotonic() < until, "Redis did not start."
            time.sleep(0.05)
        else:
            return
