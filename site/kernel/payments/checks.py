"""Refusing to start where money would find nobody home."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from kernel.payments import settlement


@register()
def owners_have_handlers(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Every kind that the roof says may be paid for (PAYMENT_OWNERS) settles and releases."""
    return [
        Error(
            f"“{kind}” can be paid for, but has no {name} handler.",
            hint=f"Register one with @settlement.{name}({kind!r}), imported by its app's ready().",
            id="payments.E001",
        )
        for kind in settings.PAYMENT_OWNERS
        for name in settlement.missing(kind)
    ]
