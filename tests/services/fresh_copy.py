"""Tests that commit get a database of their own: a fresh copy of the migrated template.

Django would empty the tables after each such test; the audit trail's triggers refuse that, and no
switch turns them off. Copying the template also keeps what the migrations put there.
"""

import itertools
import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
from django.db import connection, connections
from django.test import TransactionTestCase
from psycopg import sql

_numbers = itertools.count(1)


class FreshCopyTestCase(TransactionTestCase):
    """What pytest-django makes of a test marked `django_db(transaction=True)`."""

    template = ""

    @classmethod
    def _fixture_setup(cls) -> None:
        connections.close_all()
        cls.template = str(connection.settings_dict["NAME"])
        copy = _copy(cls.template)
        # In place: connections that other threads open later read the same dictionary.
        connection.settings_dict["NAME"] = copy

    def _fixture_teardown(self) -> None:
        copy = str(connection.settings_dict["NAME"])
        connections.close_all()
        connection.settings_dict["NAME"] = self.template
        _drop(copy)


def _copy(template: str) -> str:
    number = next(_numbers)
    if connection.vendor == "sqlite":
        copy = f"{template}.copy{number}"
        with closing(sqlite3.connect(template)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        return copy
    copy = f"{template}_copy{number}"
    _on_the_server(
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(copy), sql.Identifier(template)
        )
    )
    return copy


def _drop(copy: str) -> None:
    if connection.vendor == "sqlite":
        for path in Path(copy).parent.glob(f"{Path(copy).name}*"):
            path.unlink()
        return
    # FORCE: a thread that the test left behind may still hold a connection.
    _on_the_server(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(copy)))


def _on_the_server(statement: sql.Composed) -> None:
    parameters = connection.get_connection_params()
    wanted = {
        key: parameters[key] for key in ("host", "port", "user", "password") if key in parameters
    }
    with psycopg.connect(dbname="postgres", autocommit=True, **wanted) as server:
        server.execute(statement)
