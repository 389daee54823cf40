"""The database itself refuses to change the trail, whoever asks (design D6).

Made after every migrate: SQLite drops them whenever Django rebuilds a table. There is no switch
that turns them off.
"""

from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate
from django.dispatch import receiver

TABLES = {"audit_auditevent": "seq", "audit_checkpoint": "id"}
SAYS = "The audit trail is only ever added to."
REFUSE = f" BEGIN RAISE EXCEPTION '{SAYS}'; END "


@receiver(post_migrate)
def ensure(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Make those that are missing, or that are not ours but carry the name."""
    connection = connections[using]
    if sender.label != "audit" or not are_migrated(connection):
        return
    wanted = _wanted(connection.vendor)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                f"$${REFUSE}$$"
            )
        for name in sorted(missing(connection)):
            table, create = wanted[name]
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
            cursor.execute(create)


def are_migrated(connection: BaseDatabaseWrapper) -> bool:
    return set(TABLES) <= set(connection.introspection.table_names())


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the triggers that are not there, are switched off, or do something else."""
    wanted = _wanted(connection.vendor)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                """
                SELECT tgname FROM pg_trigger
                JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
                WHERE relname = ANY(%s) AND pg_table_is_visible(pg_class.oid)
                  AND tgenabled IN ('O', 'A') AND tgqual IS NULL AND prosrc = %s
                """,
                [list(TABLES), REFUSE],
            )
            return set(wanted) - {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        there = dict(cursor.fetchall())
        return {name for name, (_, create) in wanted.items() if there.get(name) != create}


def _wanted(vendor: str) -> dict[str, tuple[str, str]]:
    """Each trigger's name, with its table and the statement that makes it."""
    made = _postgresql if vendor == "postgresql" else _sqlite
    return {
        name: (table, create)
        for table, key in TABLES.items()
        for name, create in made(table, key).items()
    }


def _sqlite(table: str, key: str) -> dict[str, str]:
    # INSERT OR REPLACE deletes without asking the delete trigger, so an insert is looked at too.
    taken = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) "  # noqa: S608 -- ours
    return {
        name: f"CREATE TRIGGER {name} BEFORE {verb} ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        for name, verb, when in (
            (f"{table}_no_update", "UPDATE", ""),
            (f"{table}_no_delete", "DELETE", ""),
            (f"{table}_no_replace", "INSERT", taken),
        )
    }


def _postgresql(table: str, key: str) -> dict[str, str]:
    return {
        name: f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION audit_refuse()"
        for name, verb, each in (
            (f"{table}_no_update", "UPDATE", "ROW"),
            (f"{table}_no_delete", "DELETE", "ROW"),
            (f"{table}_no_truncate", "TRUNCATE", "STATEMENT"),
        )
    }
