"""A crowd of buyers, each a process; they read the page first and press the button together."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).with_name("buyer.py")


@dataclass
class Crowd:
    buyers: list["subprocess.Popen[str]"]

    def at_once(self, job: str) -> list[dict[str, object]]:
        """Everybody does the same job at the same moment; how each ended."""
        for buyer in self.buyers:
            _say(buyer, job)
        for buyer in self.buyers:
            assert _hear(buyer) == "ready"
        for buyer in self.buyers:
            _say(buyer, "go")
        return [json.loads(_hear(buyer)) for buyer in self.buyers]


@contextmanager
def crowd(many: int, base_urls: Sequence[str]) -> Iterator[Crowd]:
    """So many buyers, spread over the servers."""
    buyers = [
        subprocess.Popen(
            [sys.executable, "-I", str(SCRIPT), base_urls[number % len(base_urls)]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        for number in range(many)
    ]
    try:
        yield Crowd(buyers)
    finally:
        for buyer in buyers:
            buyer.communicate()  # its input ends, and so does it


def _say(buyer: "subprocess.Popen[str]", words: str) -> None:
    assert buyer.stdin is not None
    buyer.stdin.write(words + "\n")
    buyer.stdin.flush()


def _hear(buyer: "subprocess.Popen[str]") -> str:
    assert buyer.stdout is not None
    return buyer.stdout.readline().strip()
