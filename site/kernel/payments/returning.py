"""Returning promised money through the provider, and writing in the book what went."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk.tasks import raise_task
from kernel.payments import ledger, settlement
from kernel.payments.models import Payment, PaymentLine, Refund, RefundState
from kernel.payments.providers import directory
from kernel.payments.providers.base import NotThere, ProviderRefused, ProviderSilent, RefundAnswer
from kernel.people.roles import Role

log = logging.getLogger(__name__)

LONGEST_WAIT = timedelta(hours=6)


def submit(refund: Refund, *, by: Actor, at: datetime) -> bool:
    """Ask the provider for a promised refund, outside any transaction; True once it is settled.

    Asked twice, or at the same time by two, it is made once: the key says that it is the same.
    """
    _count_the_try(refund, at=at)
    payment = refund.payment
    try:
        answer = directory.named(payment.provider).refund(
            payment.provider_ref or "", amount_pence=refund.amount_pence, key=refund.key
        )
    except (ProviderSilent, directory.NoProvider) as silence:
        log.warning("Refund %s waits: %s.", refund.ref, type(silence).__name__)
        return False
    except (ProviderRefused, NotThere):
        answer = RefundAnswer.FAILED
    match answer:
        case RefundAnswer.DONE:
            return settle(refund, by=by, at=at)
        case RefundAnswer.FAILED:
            return _fail(refund, by=by, at=at)
        case RefundAnswer.ON_ITS_WAY:
            return False


def settle(refund: Refund, *, by: Actor, at: datetime) -> bool:
    """It went: write the book, tell whoever counts such lines. False when it was known."""
    with trail.act(by=by, at=at) as noted:
        settlement.lock(refund.payment)
        if not refund.move(RefundState.SUCCEEDED, settled_at=at):
            return False
        ledger.money_out(refund, at=at)
        for part in refund.lines.select_related("line__payment").order_by("pk"):
            settlement.give_back(line=part.line, pence=part.pence, by=by, at=at)
        noted.note(
            "refund.succeeded",
            about=("refund", refund.ref),
            payment=refund.payment.ref,
            pence=refund.amount_pence,
        )
    return True


def _count_the_try(refund: Refund, *, at: datetime) -> None:
    wait = min(timedelta(minutes=2 ** min(refund.tries, 9)), LONGEST_WAIT)
    Refund.objects.filter(pk=refund.pk, state__in=RefundState.UNSETTLED).update(
        state=RefundState.SUBMITTED, tries=F("tries") + 1, next_try_at=at + wait
    )


def _fail(refund: Refund, *, by: Actor, at: datetime) -> bool:
    """The promise is taken back, and a person must find another way."""
    with trail.act(by=by, at=at) as noted:
        settlement.lock(refund.payment)
        if not refund.move(RefundState.FAILED, settled_at=at):
            return False
        _release(refund)
        noted.note("refund.failed", about=("refund", refund.ref), payment=refund.payment.ref)
        raise_task(
            kind="refund_failed",
            about=("refund", refund.ref),
            for_role=Role.FINANCE,
            text=_(
                "%(pounds)s of payment %(payment)s could not be returned: the payment service "
                "refused. Ask the payer how to send it, and send it by bank transfer."
            )
            % {"pounds": refund.amount, "payment": refund.payment.ref},
            at=at,
        )
    return True


def _release(refund: Refund) -> None:
    with transaction.atomic():
        Payment.objects.filter(pk=refund.payment_id).update(
            refund_pence=F("refund_pence") - refund.amount_pence
        )
        for part in refund.lines.order_by("line_id"):
            PaymentLine.objects.filter(pk=part.line_id).update(
                refund_pence=F("refund_pence") - part.pence
            )
