"""Refusing to start where a changed record would shut no gate."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from safeguarding.clearance import changes


@register()
def somebody_listens(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """A check that is not accepted must reach the sessions its person is on."""
    if changes.listeners():
        return []
    return [
        Error(
            "Nobody hears when a person's clearance changes.",
            hint="Register with @clearance.changed, imported by an app's ready().",
            id="safeguarding.E001",
        )
    ]
