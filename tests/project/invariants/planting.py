"""Planting faults that the database itself refuses: its guard is taken out, for one test."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import CheckConstraint, Model, UniqueConstraint


@contextmanager
def without(model: type[Model], name: str) -> Iterator[None]:
    """Drop a named constraint. The test's transaction brings it back at its end."""
    constraint = next(one for one in model._meta.constraints if one.name == name)
    if isinstance(constraint, UniqueConstraint):
        _execute(f"DROP INDEX {name}")
        yield
        return
    assert isinstance(constraint, CheckConstraint)
    if connection.vendor == "postgresql":
        _execute("SET CONSTRAINTS ALL IMMEDIATE")  # else the table is still in use
        _execute(f"ALTER TABLE {model._meta.db_table} DROP CONSTRAINT {name}")
        yield
        return
    _execute("PRAGMA ignore_check_constraints = ON")  # SQLite cannot drop one from a table
    try:
        yield
    finally:
        _execute("PRAGMA ignore_check_constraints = OFF")


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
