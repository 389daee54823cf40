from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class SafeguardingConfig(AppConfig):
    name = "safeguarding"
    verbose_name = "Safeguarding"

    def ready(self) -> None:
        from safeguarding.care import keeping  # noqa: F401, PLC0415 -- a part of run_due
        from safeguarding.clearance import checks  # noqa: F401, PLC0415 -- registers itself
        from safeguarding.reminding import reminding  # noqa: F401, PLC0415 -- registers itself
        from safeguarding.vetting.importing import draft  # noqa: F401, PLC0415 -- of run_due
        from safeguarding.vetting.update_service import due, guards  # noqa: F401, PLC0415 -- register

        post_migrate.connect(write_the_rules, sender=self)


def write_the_rules(using: str, **_: Any) -> None:
    """What this release knows of the law, for people to read."""
    from safeguarding.law import keeping  # noqa: PLC0415 -- models must be loaded first

    if "safeguarding_rule" in connections[using].introspection.table_names():
        keeping.mirror(using)
