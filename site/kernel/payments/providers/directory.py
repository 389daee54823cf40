"""Which providers there are, and which of them takes new payments."""

from django.conf import settings
from django.utils.translation import gettext as _

from kernel.payments.providers.base import Provider
from kernel.payments.providers.test_payments import TestPayments

_ALL: dict[str, Provider] = {"test": TestPayments()}


class NoProvider(Exception):
    """Nobody here can take a payment; the message is fit for the person who wants to pay."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "We cannot take payments on this site yet. Nothing was charged. "
                "Please ring or write to us, and we will find another way."
            )
        )


def available() -> list[Provider]:
    """Those whose word counts in this house now."""
    return [_ALL["test"]] if settings.TEST_PAYMENTS else []


def current() -> Provider:
    """The one that takes new payments. Raises NoProvider."""
    providers = available()
    if not providers:
        raise NoProvider
    return providers[0]


def named(name: str) -> Provider:
    """The provider of an existing payment. Raises NoProvider when it is not available now."""
    for provider in available():
        if provider.name == name:
            return provider
    raise NoProvider
