"""The product without its guard of the stock: for the control of the rush, and for nothing else.

The condition of the update and the table's CHECK are out of the way; the time between looking and
taking is made a little longer, so that one sees what they are there for.
"""

import time

from django.db import connection
from django.db.backends.signals import connection_created
from django.db.models import Q

from project.wsgi import application as application

# isort: split
from bookings.ordering import inventory

_move = inventory.move


def _slow_move(*args: object, **kwargs: object) -> None:
    time.sleep(0.03)
    _move(*args, **kwargs)  # type: ignore[arg-type]


def _unchecked(connection: object, **_: object) -> None:
    if getattr(connection, "vendor", "") == "sqlite":
        with connection.cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute("PRAGMA ignore_check_constraints = ON")


inventory._with_room_for = lambda units: Q()
inventory.move = _slow_move
connection_created.connect(_unchecked, weak=False)
connection.close()
if connection.vendor == "postgresql":
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE bookings_capacitypool DROP CONSTRAINT IF EXISTS pool_never_oversold"
        )
