"""What the Update Service answered stays as it was heard: the database refuses to change it."""

from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from kernel.audit.added_only import AddedOnly

GUARD = AddedOnly(
    tables={"safeguarding_statuscheck": "seq"},
    says="What was heard of a certificate is only ever added to.",
    function="status_check_refuse",
)


SINCE = ("safeguarding", "0012_what_was_heard_stays")


@receiver(post_migrate)
def ensure(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    if sender.label == "safeguarding":
        GUARD.ensure(connections[using])


@register(Tags.database)
def guards_are_there(app_configs: Any, databases: Any = None, **_: Any) -> list[CheckMessage]:
    """Nothing is asked before the migrate that makes them: its own checks come first."""
    return [
        Error(
            f"What the Update Service answered lacks its trigger “{name}”.",
            hint="Run manage.py migrate, which makes it anew.",
            id="safeguarding.E002",
        )
        for alias in databases or []
        if _is_migrated(connections[alias])
        for name in sorted(GUARD.missing(connections[alias]))
    ]


def _is_migrated(connection: BaseDatabaseWrapper) -> bool:
    return SINCE in MigrationRecorder(connection).applied_migrations()
