"""What these scripts say to the person at the keyboard."""

from __future__ import annotations

import sys


def say(sentence: str = "") -> None:
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def stop(sentence: str) -> None:
    """End with a sentence that says what happened and what to do."""
    sys.stderr.write("\n" + sentence + "\n")
    raise SystemExit(1)
