"""The database itself refuses to change the trail, whoever asks (design D6).

Made after every migrate. There is no switch that turns them off.
"""

from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from kernel.audit.added_only import AddedOnly

GUARD = AddedOnly(
    tables={"audit_auditevent": "seq", "audit_checkpoint": "id"},
    says="The audit trail is only ever added to.",
    function="audit_refuse",
)
are_migrated, missing, wanted = GUARD.are_migrated, GUARD.missing, GUARD.wanted


@receiver(post_migrate)
def ensure(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    if sender.label == "audit":
        GUARD.ensure(connections[using])
