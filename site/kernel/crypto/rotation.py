"""Everything sealed goes under the newest key, row by row, while the site runs.

Each row is changed only if it still holds what was read (compare and set), so nothing that somebody
saves meanwhile is lost; what is not done yet is simply found again, so it may be stopped anywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.crypto import canary, columns, ring
from kernel.crypto.columns import Column
from kernel.crypto.sealing import CannotUnseal

AT_ONCE = 200


@dataclass(slots=True)
class Done:
    """One column: rows put under the newest key, and rows that do not open."""

    column: str
    resealed: int = 0
    unreadable: int = 0


def waiting() -> dict[str, int]:
    """Rows by column that are sealed under another key than the newest; nothing is changed."""
    found = {}
    for column in columns.declared():
        if rows := column.sealed_by(*_others(column)).count():
            found[column.label] = rows
    return found


def rotate(*, by: Actor, at: datetime) -> Iterator[Done]:
    """Column by column. Introduces the newest key first: from then on it seals what is new."""
    canary.introduce(ring.newest()[0])
    for column in columns.declared():
        done = Done(column.label)
        keys = list(column.sealed_by(*_others(column)).values_list("pk", flat=True))
        for some in batched(keys, AT_ONCE, strict=False):
            with trail.act(by=by, at=at) as noted:
                before = done.resealed
                for key in some:
                    _one(column, key, done)
                if done.resealed > before:
                    about = ("column", column.label[:64])
                    noted.note("keys.resealed", about=about, rows=done.resealed - before)
        yield done


def free() -> tuple[list[str], dict[str, list[str]]]:
    """Keys of the ring but the newest: those that nothing uses, and what uses each of the others.

    Asked of every text column of the house, declared as sealed or not. A free one is forgotten by
    the database, so that it may leave the ring.
    """
    unused, used = [], {}
    for key in settings.FIELD_KEYS[1:]:
        key_id = ring.id_of(bytes.fromhex(key))
        if found := [f"{label}: {rows}" for label, rows in columns.holding(key_id)]:
            used[key_id] = found
        else:
            canary.retire(key_id)
            unused.append(key_id)
    return unused, used


def _others(column: Column) -> list[str]:
    return sorted(column.key_ids() - {ring.newest()[0]})


def _one(column: Column, key: object, done: Done) -> None:
    rows = column.model._base_manager.filter(pk=key)
    row = rows.first()
    if row is None:
        return
    held = getattr(row, column.name)
    try:
        fresh = column.under_newest(row)
    except CannotUnseal:
        done.unreadable += 1
        return
    done.resealed += _as_read(rows, column, held).update(**fresh)


def _as_read(rows: QuerySet[Any], column: Column, held: object) -> QuerySet[Any]:
    return rows.filter(**{column.name: held})
