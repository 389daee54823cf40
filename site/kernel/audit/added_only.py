"""Tables that are only ever added to: the database itself refuses the rest, whoever asks.

Make the triggers after every migrate: SQLite drops them whenever Django rebuilds a table.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class AddedOnly:
    """`tables` by name with their keys; `says` is the refusal; `function` is PostgreSQL's."""

    tables: Mapping[str, str]
    says: str
    function: str

    def ensure(self, connection: BaseDatabaseWrapper) -> None:
        """Make those that are missing, or that are not ours but carry the name."""
        if not self.are_migrated(connection):
            return
        wanted = self.wanted(connection.vendor)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    f"CREATE OR REPLACE FUNCTION {self.function}() RETURNS trigger "
                    f"LANGUAGE plpgsql AS $${self._refuse}$$"
                )
            for name in sorted(self.missing(connection)):
                table, create = wanted[name]
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
                cursor.execute(create)

    def are_migrated(self, connection: BaseDatabaseWrapper) -> bool:
        return set(self.tables) <= set(connection.introspection.table_names())

    def missing(self, connection: BaseDatabaseWrapper) -> set[str]:
        """The names of the triggers that are not there, are switched off, or do something else."""
        wanted = self.wanted(connection.vendor)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    """
                    SELECT tgname FROM pg_trigger
                    JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
                    WHERE relname = ANY(%s) AND pg_table_is_visible(pg_class.oid)
                      AND tgenabled IN ('O', 'A') AND tgqual IS NULL AND prosrc = %s
                    """,
                    [list(self.tables), self._refuse],
                )
                return set(wanted) - {name for (name,) in cursor.fetchall()}
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            there = dict(cursor.fetchall())
            return {name for name, (_, create) in wanted.items() if there.get(name) != create}

    def wanted(self, vendor: str) -> dict[str, tuple[str, str]]:
        """Each trigger's name, with its table and the statement that makes it."""
        made = self._postgresql if vendor == "postgresql" else self._sqlite
        return {
            name: (table, create)
            for table, key in self.tables.items()
            for name, create in made(table, key).items()
        }

    @property
    def _refuse(self) -> str:
        return f" BEGIN RAISE EXCEPTION '{self.says}'; END "

    def _sqlite(self, table: str, key: str) -> dict[str, str]:
        # INSERT OR REPLACE deletes without asking the delete trigger: an insert is looked at too.
        taken = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) "  # noqa: S608 -- ours
        return {
            name: f"CREATE TRIGGER {name} BEFORE {verb} ON {table} {when}"
            f"BEGIN SELECT RAISE(ABORT, '{self.says}'); END"
            for name, verb, when in (
                (f"{table}_no_update", "UPDATE", ""),
                (f"{table}_no_delete", "DELETE", ""),
                (f"{table}_no_replace", "INSERT", taken),
            )
        }

    def _postgresql(self, table: str, key: str) -> dict[str, str]:
        return {
            name: f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION {self.function}()"
            for name, verb, each in (
                (f"{table}_no_update", "UPDATE", "ROW"),
                (f"{table}_no_delete", "DELETE", "ROW"),
                (f"{table}_no_truncate", "TRUNCATE", "STATEMENT"),
            )
        }
