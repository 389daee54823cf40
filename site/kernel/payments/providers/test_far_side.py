"""The three buttons of the test payment page: what they change there, and the event they send."""

import json
import logging
from datetime import datetime

from kernel.audit.actor import Actor
from kernel.payments import inbox, settlement
from kernel.payments.models import Payment, TestCheckout
from kernel.payments.providers import signatures
from kernel.payments.providers.test_payments import TestPayments, webhook_secret
from kernel.references import new_secret

log = logging.getLogger(__name__)

State = TestCheckout.State


def pay(checkout: TestCheckout, *, at: datetime) -> bool:
    """The payer pays. False when the page was over already: nothing happened."""
    return _press(checkout, State.PAID, at=at)


def decline(checkout: TestCheckout, *, at: datetime) -> bool:
    """The payer's bank says no."""
    return _press(checkout, State.DECLINED, at=at)


def pay_late(checkout: TestCheckout, *, at: datetime) -> bool:
    """The payer pays, but the owner's hold ends before the news of it arrives."""
    if not _still_open(checkout, at=at):
        return False
    payment = Payment.objects.filter(provider=TestPayments.name, provider_ref=checkout.ref).first()
    if payment is not None:
        settlement.release(payment, by=Actor.provider(TestPayments.name), at=at)
    # Ending the hold closed this page; the money was on its way before that.
    if not checkout.move(State.PAID, from_states=(State.OPEN, State.EXPIRED)):
        return False
    _tell(checkout, at=at)
    return True


def send_event(checkout: TestCheckout, *, at: datetime) -> str:
    """Tell this house, as the provider's own server would: raw bytes and a signature."""
    raw, signature = event(checkout, at=at)
    return inbox.receive(TestPayments.name, raw, signature, at)


def event(checkout: TestCheckout, *, at: datetime) -> tuple[bytes, str]:
    """A new signed event about a checkout, as (body, signature header)."""
    payload = {
        "id": f"evt_{new_secret()}",
        "type": f"checkout.{checkout.state}",
        "object": checkout.ref,
        "made": int(at.timestamp()),
    }
    raw = json.dumps(payload).encode()
    return raw, signatures.sign(raw, secret=webhook_secret(), at=at)


def _press(checkout: TestCheckout, to: State, *, at: datetime) -> bool:
    if not _still_open(checkout, at=at) or not checkout.move(to):
        return False
    _tell(checkout, at=at)
    return True


def _still_open(checkout: TestCheckout, *, at: datetime) -> bool:
    if at >= checkout.expires_at and checkout.move(State.EXPIRED):
        _tell(checkout, at=at)
    return checkout.state == State.OPEN


def _tell(checkout: TestCheckout, *, at: datetime) -> None:
    try:
        send_event(checkout, at=at)
    except Exception:
        # A provider that is not heard sends its payer on all the same, and is asked later.
        log.exception("The event of a test payment was not taken in; reconciling will find it.")
