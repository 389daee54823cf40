"""`act` opens an action's transaction and writes its trail as the last statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import local
from typing import Any

from django.db import transaction

from kernel.audit import chain
from kernel.audit.actor import Actor

_open = local()


class Trail:
    """What an action notes while it runs; written when it ends, lost when it fails."""

    def __init__(self, *, by: Actor, at: datetime) -> None:
        self.by, self.at = by, at
        self.notes: list[chain.Note] = []

    def note(self, verb: str, *, about: tuple[str, str], **facts: Any) -> None:
        """`about` is (kind, reference). Facts are states, pence, references: never names."""
        self.notes.append(
            chain.Note(at=self.at, actor=str(self.by), verb=verb, about=about, facts=facts)
        )


@contextmanager
def act(*, by: Actor, at: datetime) -> Iterator[Trail]:
    """One transaction, its trail written last. Inside an open act, joins it.

    The trail is locked last everywhere: a mixed order deadlocks (design D6).
    """
    outer: Trail | None = getattr(_open, "trail", None)
    if outer is not None:
        with transaction.atomic():
            mark = len(outer.notes)
            try:
                yield outer
            except BaseException:
                del outer.notes[mark:]
                raise
        return
    trail = Trail(by=by, at=at)
    _open.trail = trail
    try:
        with transaction.atomic():
            yield trail
            # What runs on commit is no part of this act: it opens its own, with its own trail.
            _open.trail = None
            chain.append(trail.notes)
    finally:
        _open.trail = None


def refused(*, by: Actor, at: datetime, about: tuple[str, str], **facts: Any) -> None:
    """Write that somebody was refused.

    Call it at the edge, when the refused work has been rolled back, or it would go with it.
    """
    if getattr(_open, "trail", None) is not None:
        raise RuntimeError("A refusal is written after the rollback, at the edge.")
    with act(by=by, at=at) as trail:
        trail.note("access.refused", about=about, **facts)
