"""*Test payments*: the whole path without keys and without money. Says so wherever it is seen."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.urls import reverse
from django.utils.crypto import salted_hmac

from kernel.payments.models import Payment, PaymentLine, TestCheckout, TestRefund
from kernel.payments.providers import signatures
from kernel.payments.providers.base import (
    EventRefused,
    FarState,
    NotThere,
    ProviderCheckout,
    ProviderEventFacts,
    ProviderFacts,
    RefundAnswer,
)


class TestPayments:
    """Available only where settings.TEST_PAYMENTS is on; its payments are never money."""

    __test__ = False
    name = "test"
    is_test = True

    def begin(
        self,
        *,
        payment: Payment,
        lines: Sequence[PaymentLine],
        return_url: str,
        cancel_url: str,
        until: datetime,
    ) -> ProviderCheckout:
        checkout, _ = TestCheckout.objects.get_or_create(
            key=str(payment.attempt_key),
            defaults={
                "amount_pence": payment.amount_pence,
                "lines": [
                    {"kind": line.kind, "label": line.description, "pence": line.pence}
                    for line in lines
                ],
                "metadata": {"payment": payment.ref},
                "made_at": payment.started_at,
                "expires_at": until,
                "return_url": return_url,
                "cancel_url": cancel_url,
            },
        )
        # A path, so that it works under whatever name the reader knows this machine by.
        url = reverse("test_payment", args=[checkout.ref])
        return ProviderCheckout(ref=checkout.ref, url=url, expires_at=checkout.expires_at)

    def fetch(self, ref: str) -> ProviderFacts:
        return _facts(_checkout(ref))

    def expire(self, ref: str) -> ProviderFacts:
        checkout = _checkout(ref)
        checkout.move(TestCheckout.State.EXPIRED)
        return _facts(checkout)

    def refund(self, ref: str, *, amount_pence: int, key: str) -> RefundAnswer:
        checkout = _checkout(ref)
        try:
            with transaction.atomic():
                TestRefund.objects.create(checkout=checkout, key=key, amount_pence=amount_pence)
                paid = TestCheckout.objects.filter(pk=checkout.pk, state=TestCheckout.State.PAID)
                if not paid.filter(amount_pence__gte=F("refunded_pence") + amount_pence).update(
                    refunded_pence=F("refunded_pence") + amount_pence
                ):
                    raise _NotRefundable
        except IntegrityError:
            return RefundAnswer.DONE  # made already, under this key
        except _NotRefundable:
            return RefundAnswer.FAILED
        return RefundAnswer.DONE

    def recent(self, *, since: datetime) -> Iterable[ProviderFacts]:
        made = TestCheckout.objects.filter(made_at__gte=since).order_by("pk")
        return [_facts(checkout) for checkout in made]

    def read_event(self, raw: bytes, signature: str, *, at: datetime) -> ProviderEventFacts:
        signatures.verify(raw, signature, secret=webhook_secret(), at=at)
        payload = _object(raw)
        said = [payload.get(name) for name in ("id", "type", "object")]
        if not all(isinstance(text, str) and 0 < len(text) <= 80 for text in said):
            raise EventRefused("The body is not an event.")
        event_id, kind, object_ref = map(str, said)
        return ProviderEventFacts(event_id, kind, object_ref, payload)


def webhook_secret() -> str:
    """What the far side signs its events with; made from this house's own signing key."""
    return salted_hmac(
        "kernel.payments.test", "webhook", secret=settings.SIGNING_KEY, algorithm="sha256"
    ).hexdigest()


class _NotRefundable(Exception):
    pass


def _checkout(ref: str) -> TestCheckout:
    try:
        return TestCheckout.objects.get(ref=ref)
    except TestCheckout.DoesNotExist:
        raise NotThere(ref) from None


def _facts(checkout: TestCheckout) -> ProviderFacts:
    return ProviderFacts(
        ref=checkout.ref,
        state=FarState(checkout.state),
        amount_pence=checkout.amount_pence,
        currency=checkout.currency,
        payment_ref=checkout.metadata.get("payment", ""),
        is_test=True,
        refunded_pence=checkout.refunded_pence,
    )


def _object(raw: bytes) -> dict[str, Any]:
    try:
        payload = json.loads(raw)
    except (ValueError, RecursionError):
        raise EventRefused("The body is not JSON.") from None
    # PostgreSQL keeps no NUL in JSON.
    if not isinstance(payload, dict) or b"\\u0000" in raw:
        raise EventRefused("The body is not an event.")
    return payload
