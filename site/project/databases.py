"""Which database, and the options that keep inventory and money right on it (design D13)."""

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlparse

from django.core.exceptions import ImproperlyConfigured

# https://sqlite.org/wal.html: the WAL-reset fault is mended in 3.51.3.
WAL_IS_SAFE_FROM = (3, 51, 3)


def database(url: str, *, var: Path) -> dict[str, Any]:
    """Django's database dictionary for a `DATABASE_URL`; an absent one means SQLite in `var/`."""
    parts = urlparse(url)
    if not url or parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)) if parts.path else var / "foyer.sqlite3")
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(parts)
    raise ImproperlyConfigured(
        f"DATABASE_URL starts with “{parts.scheme}”; use postgresql:// or leave it out for SQLite."
    )


def _sqlite(path: Path) -> dict[str, Any]:
    journal = "WAL" if sqlite3.sqlite_version_info >= WAL_IS_SAFE_FROM else "TRUNCATE"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # IMMEDIATE: two buyers queue for the write lock instead of failing half way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL;",
        },
        "TEST": {"NAME": path.with_name(f"test-{path.name}")},
    }


def _postgresql(parts: Any) -> dict[str, Any]:
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": "-c lock_timeout=5s -c statement_timeout=30s", **query},
    }
