"""The database itself refuses two commitments that meet, whoever asks.

PostgreSQL: exclusion constraints. SQLite, which has none: triggers, and one writer at a time. Made
after every migrate, since SQLite drops a trigger whenever Django rebuilds its table.
"""

from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate
from django.dispatch import receiver

TABLE = "bookings_commitment"
ROOM = "a_room_in_one_use_at_a_time"
PERSON = "a_person_in_one_place_at_a_time"
TRAVEL = "a_person_is_on_the_way_in_between"

# Whole numbers as ranges and addresses: both can stand in a GiST index without any extension.
POSTGRESQL = {
    ROOM: "EXCLUDE USING gist (int8range(room_id, room_id, '[]') WITH &&,"
    " tstzrange(from_at, until_at) WITH &&)"
    " WHERE (room_id IS NOT NULL AND allowed_id IS NULL)",
    PERSON: "EXCLUDE USING gist (int8range(person_id, person_id, '[]') WITH &&,"
    " tstzrange(from_at, until_at) WITH &&)"
    " WHERE (person_id IS NOT NULL AND allowed_id IS NULL)",
    TRAVEL: "EXCLUDE USING gist (int8range(person_id, person_id, '[]') WITH &&,"
    " tstzrange(leaves_at, returns_at) WITH &&,"
    " (inet '0.0.0.0' + venue_id) inet_ops WITH <>)"
    " WHERE (person_id IS NOT NULL AND allowed_id IS NULL)",
}
SQLITE = {
    ROOM: "o.room_id = NEW.room_id AND o.from_at < NEW.until_at AND NEW.from_at < o.until_at",
    PERSON: "o.person_id = NEW.person_id AND o.from_at < NEW.until_at AND NEW.from_at < o.until_at",
    TRAVEL: "o.person_id = NEW.person_id AND o.venue_id <> NEW.venue_id"
    " AND o.leaves_at < NEW.returns_at AND NEW.leaves_at < o.returns_at",
}


@receiver(post_migrate)
def ensure(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Make those that are missing."""
    connection = connections[using]
    if sender.label != "bookings" or not is_migrated(connection):
        return
    with connection.cursor() as cursor:
        for name in sorted(missing(connection)):
            for statement in making(name, connection.vendor):
                cursor.execute(statement)


def is_migrated(connection: BaseDatabaseWrapper) -> bool:
    return TABLE in connection.introspection.table_names()


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the guards that are not there, or do something else."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT conname FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid"
                " WHERE relname = %s AND contype = 'x' AND pg_table_is_visible(pg_class.oid)",
                [TABLE],
            )
            return set(POSTGRESQL) - {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        there = dict(cursor.fetchall())
    return {
        name
        for name in SQLITE
        if any(there.get(each) != create for each, create in _triggers(name).items())
    }


def making(name: str, vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [f"ALTER TABLE {TABLE} ADD CONSTRAINT {name} {POSTGRESQL[name]}"]
    return [
        statement
        for each, create in _triggers(name).items()
        for statement in (f"DROP TRIGGER IF EXISTS {each}", create)
    ]


def unmaking(name: str, vendor: str) -> list[str]:
    """For tests that show what happens without it."""
    if vendor == "postgresql":
        return [f"ALTER TABLE {TABLE} DROP CONSTRAINT {name}"]
    return [f"DROP TRIGGER {each}" for each in _triggers(name)]


def _triggers(name: str) -> dict[str, str]:
    meets = (
        f"NEW.allowed_id IS NULL AND EXISTS (SELECT 1 FROM {TABLE} o"  # noqa: S608 -- all ours
        f" WHERE o.id <> NEW.id AND o.allowed_id IS NULL AND {SQLITE[name]})"
    )
    # After, not before: only then has a new row its number.
    return {
        f"{name}_{verb.lower()}": f"CREATE TRIGGER {name}_{verb.lower()} AFTER {verb} ON {TABLE}"
        f" WHEN {meets} BEGIN SELECT RAISE(ABORT, '{name}'); END"
        for verb in ("INSERT", "UPDATE")
    }


@register(Tags.database)
def guards_are_there(app_configs: Any, databases: Any = None, **_: Any) -> list[CheckMessage]:
    """Before the first migrate there is nothing to guard."""
    return [
        Error(
            f"Rooms and people lack their guard “{name}”.",
            hint="Run manage.py migrate, which makes it anew.",
            id="bookings.E010",
        )
        for alias in databases or []
        if is_migrated(connections[alias])
        for name in sorted(missing(connections[alias]))
    ]
