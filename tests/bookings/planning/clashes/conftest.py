"""The database without its own refusals."""

import pytest
from django.db import connection

from bookings.planning.clashes import guards


def drop(*names: str) -> None:
    """As somebody might by hand."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A table with a deferred foreign key still to be looked at cannot be altered.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in names:
            for statement in guards.unmaking(name, connection.vendor):
                cursor.execute(statement)


@pytest.fixture
def unguarded(db: None) -> None:
    """As in a house whose guards are gone; the test's own rollback brings them back."""
    drop(*guards.SQLITE)
