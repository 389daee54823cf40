"""A short trail to tamper with, and the database's own way to do it."""

from datetime import datetime

from django.db import DatabaseError, connection, transaction

from kernel.audit import trail
from kernel.audit.actor import Actor

BY = Actor.system("test")


def a_trail(at: datetime, *, events: int = 5) -> None:
    for number in range(events):
        with trail.act(by=BY, at=at) as acting:
            acting.note("thing.changed", about=("thing", f"t{number}"), pence=100 * number)


def run(statement: str) -> bool:
    """Run SQL past Django's models; False when the database refuses."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError:
        return False
    return True


def drop(name: str) -> None:
    table = name.rpartition("_no_")[0]
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    assert run(f"DROP TRIGGER {name}{on}")
