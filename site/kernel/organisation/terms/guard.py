"""The database itself refuses to change or lose a wording, whoever asks.

Made after every migrate: SQLite drops triggers whenever Django rebuilds a table.
"""

from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.signals import post_migrate
from django.dispatch import receiver

TABLE = "organisation_termsversion"
SAYS = "A wording that people may have agreed to never changes."


@receiver(post_migrate)
def ensure(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    connection = connections[using]
    if sender.label != "organisation" or TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in _postgresql() if connection.vendor == "postgresql" else _sqlite():
            cursor.execute(statement)


def names() -> list[str]:
    return [f"{TABLE}_no_{what}" for what in ("update", "delete", "replace")]


def _sqlite() -> list[str]:
    # INSERT OR REPLACE deletes without asking the delete trigger, so an insert is looked at too.
    taken = f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id OR ref = NEW.ref) "  # noqa: S608 -- ours
    made = []
    for name, verb, when in zip(
        names(), ("UPDATE", "DELETE", "INSERT"), ("", "", taken), strict=True
    ):
        made.append(f"DROP TRIGGER IF EXISTS {name}")
        made.append(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {TABLE} {when}"
            f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        )
    return made


def _postgresql() -> list[str]:
    made = [
        "CREATE OR REPLACE FUNCTION terms_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$"
    ]
    each = (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT"))
    for name, (verb, level) in zip(names(), each, strict=True):
        made.append(f"DROP TRIGGER IF EXISTS {name} ON {TABLE}")
        made.append(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {TABLE} FOR EACH {level} "
            "EXECUTE FUNCTION terms_refuse()"
        )
    return made
