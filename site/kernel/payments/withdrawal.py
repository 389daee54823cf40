"""Giving up an attempt: our row first, then the provider's page, so that nobody pays by mistake."""

import logging
from datetime import datetime

from django.db import transaction

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.payments import news
from kernel.payments.models import Payment, PaymentState
from kernel.payments.providers import directory
from kernel.payments.providers.base import NotThere, ProviderSilent

log = logging.getLogger(__name__)


def withdraw(payment: Payment, *, by: Actor, at: datetime) -> None:
    """End an open attempt, inside a transaction or not. What was paid meanwhile is settled."""
    if _cancel(payment, by=by, at=at):
        # Once committed. Should it be lost, `reconcile_payments` finds the page still open.
        transaction.on_commit(lambda: _close_later(payment, by=by, at=at), robust=True)


def withdraw_now(payment: Payment, *, by: Actor, at: datetime) -> None:
    """The same outside any transaction, waiting for the provider. Raises ProviderSilent.

    Afterwards the payment is cancelled, or succeeded: then the money was faster.
    """
    _cancel(payment, by=by, at=at)
    if payment.provider_ref and payment.state == PaymentState.CANCELLED:
        close_there(payment, payment.provider_ref, by=by, at=at)


def close_there(payment: Payment, provider_ref: str, *, by: Actor, at: datetime) -> None:
    """Close the provider's page; if it was paid already, settle that. Raises ProviderSilent."""
    try:
        facts = directory.named(payment.provider).expire(provider_ref)
    except (directory.NoProvider, NotThere) as gone:
        log.warning("Payment %s has no page to close: %s", payment.ref, type(gone).__name__)
        return
    news.take_in(payment, facts, by=by, at=at)


def _cancel(payment: Payment, *, by: Actor, at: datetime) -> bool:
    # Ours is cancelled before theirs is closed: the provider's word that the page has expired
    # must not find an open payment and end the owner's hold (kernel.payments.news).
    with trail.act(by=by, at=at) as noted:
        won = payment.move(PaymentState.CANCELLED)
        if won:
            noted.note("payment.cancelled", about=("payment", payment.ref))
    return won


def _close_later(payment: Payment, *, by: Actor, at: datetime) -> None:
    if not payment.provider_ref:
        return
    try:
        close_there(payment, payment.provider_ref, by=by, at=at)
    except ProviderSilent:
        log.warning(
            "Payment %s: its page could not be closed; it will be tried again.", payment.ref
        )
