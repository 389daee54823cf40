"""System checks that ask the database itself."""

import os
import sqlite3
import subprocess
import sys

import psycopg
import pytest
from django.core.checks import Tags, run_checks
from django.db import connection

from project.databases import WAL_IS_SAFE_FROM
from tests.services import postgres
from tests.services.product import ROOT


def _found(*, deploy: bool = False) -> set[str | None]:
    faults = run_checks(
        tags=[Tags.database], databases=["default"], include_deployment_checks=deploy
    )
    return {fault.id for fault in faults}


@pytest.mark.django_db
def test_the_database_as_it_is_set_up_has_no_fault() -> None:
    assert "foyer.E002" not in _found()


@pytest.mark.django_db
def test_writing_ahead_is_on_only_where_sqlite_is_mended() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
            full = cursor.execute("PRAGMA synchronous").fetchone()[0]
        mended = sqlite3.sqlite_version_info >= WAL_IS_SAFE_FROM
        assert (mode, full) == ("wal" if mended else "truncate", 2)
        assert ("foyer.I001" in _found(deploy=True)) is not mended
    else:
        assert "foyer.I001" not in _found(deploy=True)


@pytest.mark.server
def test_a_postgresql_that_isolates_more_strictly_is_refused(postgres_url: str) -> None:
    url = postgres.create(postgres_url, "strict")
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("ALTER DATABASE strict SET default_transaction_isolation = 'serializable'")

    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--database", "default"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert "foyer.E002" in done.stderr
