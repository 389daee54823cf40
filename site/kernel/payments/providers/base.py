"""What we ask of any payment provider, in our words. Pence are hundredths of the currency."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from kernel.payments.models import Payment, PaymentLine


class ProviderSilent(Exception):
    """The provider did not answer, or not in time: what it did is unknown. Ask again."""


class ProviderRefused(Exception):
    """The provider answered no, and will again."""


class NotThere(LookupError):
    """The provider knows no such object."""


class EventRefused(Exception):
    """What came in is not the provider's word: forged, stale, too large, not legible."""


class FarState(StrEnum):
    """Where a checkout stands in the provider's books."""

    OPEN = "open"
    PAID = "paid"
    DECLINED = "declined"
    EXPIRED = "expired"


class RefundAnswer(StrEnum):
    DONE = "done"
    ON_ITS_WAY = "on its way"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ProviderCheckout:
    """A page to send the payer to, good until `expires_at` (UTC)."""

    ref: str
    url: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class ProviderFacts:
    """How a checkout stands now; `payment_ref` is ours, empty when the object is not for us."""

    ref: str
    state: FarState
    amount_pence: int
    currency: str
    payment_ref: str
    is_test: bool
    refunded_pence: int


@dataclass(frozen=True, slots=True)
class ProviderEventFacts:
    """A verified event: a hint about one object. Its payload is kept, never believed."""

    event_id: str
    kind: str
    object_ref: str
    payload: dict


class Provider(Protocol):
    """Every call may raise ProviderSilent; none belongs inside a transaction."""

    name: str
    is_test: bool

    def begin(
        self,
        *,
        payment: Payment,
        lines: Sequence[PaymentLine],
        return_url: str,
        cancel_url: str,
        until: datetime,
    ) -> ProviderCheckout:
        """Open a checkout. The same `payment.attempt_key` again is the same checkout.

        Raises ProviderRefused.
        """
        ...

    def fetch(self, ref: str) -> ProviderFacts:
        """Raises NotThere."""
        ...

    def expire(self, ref: str) -> ProviderFacts:
        """Close an open checkout; one that is paid stays so, and the facts say it."""
        ...

    def refund(self, ref: str, *, amount_pence: int, key: str) -> RefundAnswer:
        """Give money back. The same `key` again is the same refund."""
        ...

    def recent(self, *, since: datetime) -> Iterable[ProviderFacts]:
        """Every checkout made since (UTC)."""
        ...

    def read_event(self, raw: bytes, signature: str, *, at: datetime) -> ProviderEventFacts:
        """Verify and read a raw body. Raises EventRefused."""
        ...
