"""What falls due: a register of parts, and the run that calls each of them alone."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.db import close_old_connections, connection

from kernel.due import lock

log = logging.getLogger(__name__)


class Work(Protocol):
    """Does what is due at `at` (UTC) and says in a closing sentence how much that was."""

    def __call__(self, *, at: datetime) -> str: ...


class UnknownPart(LookupError):
    """Nobody registered a part of that name; the message lists those there are."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one part ended: its sentence, or why there is none."""

    name: str
    says: str
    failed: bool = False


_parts: dict[str, Work] = {}


def part(name: str) -> Callable[[Work], Work]:
    """Register `def f(*, at) -> str` as a part of `run_due`; two of one name refuse to start."""

    def register(work: Work) -> Work:
        if name in _parts:
            raise RuntimeError(f"Two parts of run_due are called “{name}”.")
        _parts[name] = work
        return work

    return register


def names() -> list[str]:
    """Every part, in the order of registration."""
    return list(_parts)


def run(*, at: datetime, only: str | None = None) -> list[Outcome]:
    """Run every part, or the one named. A part that fails never stops the rest.

    Raises UnknownPart where `only` names none.
    """
    if only is not None and only not in _parts:
        raise UnknownPart(f"There is no part “{only}”. There are: {', '.join(sorted(_parts))}.")
    chosen = names() if only is None else [only]
    return [_run_alone(name, at) for name in chosen]


def _run_alone(name: str, at: datetime) -> Outcome:
    try:
        if not lock.take(name, at=at):
            return Outcome(name, "its twin is at work")
        outcome = _outcome_of(name, at)
        lock.give_back(name, at=at, outcome=outcome.says)
    except Exception as fault:
        # Taken and not given back, the lock runs out by itself.
        return _failed(name, fault, "The lock of due part %s could not be had or given back.")
    return outcome


def _outcome_of(name: str, at: datetime) -> Outcome:
    try:
        return Outcome(name, _parts[name](at=at))
    except Exception as fault:
        # One bad row in one part must not keep the mail, the refunds and the sweep from their turn.
        return _failed(name, fault, "Due part %s failed.")


def _failed(name: str, fault: Exception, story: str) -> Outcome:
    log.error(story, name, exc_info=fault)
    if not connection.in_atomic_block:
        close_old_connections()  # a broken one would fail every part after this
    return Outcome(name, f"failed: {type(fault).__name__}", failed=True)
