"""What would go wrong later is said at start: system checks of our own."""

import sqlite3
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Tags, register
from django.db import connections

from project import env
from project.databases import WAL_IS_SAFE_FROM

LOOSE_ENOUGH = {"read committed", "read uncommitted"}


@register(Tags.caches)
def one_cache_for_several_processes(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """Limits and locks kept in one process's memory are no limits in two."""
    processes = env.number("WEB_CONCURRENCY", 1)
    local = settings.CACHES["default"]["BACKEND"].endswith("LocMemCache")
    if processes > 1 and local:
        return [
            Error(
                f"{processes} web processes (WEB_CONCURRENCY) need one cache between them.",
                hint="Set CACHE_URL=redis://…, or run one process.",
                id="foyer.E001",
            )
        ]
    return []


@register(Tags.database)
def isolation_is_read_committed(
    app_configs: Any, databases: Any = None, **_: Any
) -> list[CheckMessage]:
    """Inventory counts on statements that see what others have committed (design D2)."""
    faults: list[CheckMessage] = []
    for alias in databases or []:
        if connections[alias].vendor != "postgresql":
            continue
        with connections[alias].cursor() as cursor:
            cursor.execute("SHOW transaction_isolation")
            level = cursor.fetchone()[0]
        if level not in LOOSE_ENOUGH:
            faults.append(
                Error(
                    f"The database runs transactions as “{level}”; Foyer needs “read committed”.",
                    hint="ALTER DATABASE … SET default_transaction_isolation = 'read committed'",
                    id="foyer.E002",
                )
            )
    return faults


@register(Tags.database, deploy=True)
def sqlite_journal(app_configs: Any, databases: Any = None, **_: Any) -> list[CheckMessage]:
    """Says why this SQLite runs without its write-ahead log, and what to do about it."""
    vendors = {connections[alias].vendor for alias in databases or []}
    if "sqlite" not in vendors or sqlite3.sqlite_version_info >= WAL_IS_SAFE_FROM:
        return []
    return [
        Info(
            f"SQLite {sqlite3.sqlite_version} has a fault in its write-ahead log, which is off.",
            hint="Right for one small house. From SQLite 3.51.3 it is on; PostgreSQL never minds.",
            id="foyer.I001",
        )
    ]
