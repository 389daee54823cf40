"""A trail that could be changed is no trail: `check --database` and `/readyz` say so."""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from kernel.audit import triggers


@register(Tags.database)
def triggers_are_there(app_configs: Any, databases: Any = None, **_: Any) -> list[CheckMessage]:
    """Every trigger of the trail; before the first migrate there is nothing to guard."""
    return [
        Error(
            f"The audit trail lacks its trigger “{name}”.",
            hint="Run manage.py migrate, which makes it anew; then manage.py audit_verify.",
            id="audit.E001",
        )
        for alias in databases or []
        if triggers.are_migrated(connections[alias])
        for name in sorted(triggers.missing(connections[alias]))
    ]
