"""What a provider says about a checkout, applied to our payment: once, in any order."""

from datetime import datetime

from django.utils.translation import gettext as _

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.audit.trail import Trail
from kernel.desk.tasks import raise_task
from kernel.money import Money
from kernel.payments import ledger, settlement
from kernel.payments.models import Payment, PaymentState
from kernel.payments.providers.base import FarState, ProviderFacts
from kernel.people.roles import Role

CURRENCY = "GBP"


def take_in(payment: Payment, facts: ProviderFacts, *, by: Actor, at: datetime) -> str:
    """Bring our payment to where the provider says it is; answers what that came to, in a word.

    One transaction: the payment, the book, the owner's decision, the trail. Nothing new: nothing
    is written.
    """
    with trail.act(by=by, at=at) as noted:
        settlement.lock(payment)  # the owner's row comes before the payment's everywhere
        match facts.state:
            case FarState.PAID:
                return _paid(payment, facts, noted=noted, by=by, at=at)
            case FarState.DECLINED:
                return _declined(payment, noted=noted)
            case FarState.EXPIRED:
                return _expired(payment, noted=noted, by=by, at=at)
            case FarState.OPEN:
                return "nothing new"


def _paid(payment: Payment, facts: ProviderFacts, *, noted: Trail, by: Actor, at: datetime) -> str:
    if not payment.move(
        PaymentState.SUCCEEDED,
        provider_ref=facts.ref,
        received_pence=facts.amount_pence,
        currency=facts.currency.upper(),
        settled_at=at,
    ):
        return "known"
    noted.note(
        "payment.succeeded",
        about=("payment", payment.ref),
        pence=payment.received_pence,
        currency=payment.currency,
        owner=f"{payment.owner_kind}:{payment.owner_ref}",
    )
    if not _is_as_asked(payment, facts):
        ledger.unallocated_in(payment, at=at)
        _ask_finance(payment, at=at)
        return "not as asked"
    ledger.money_in(payment, at=at)
    settlement.settle(payment=payment, by=by, at=at)
    return "paid"


def _is_as_asked(payment: Payment, facts: ProviderFacts) -> bool:
    """The sum, the currency, and test money for a test alone."""
    return (payment.received_pence, payment.currency, facts.is_test) == (
        payment.amount_pence,
        CURRENCY,
        payment.is_test,
    )


def _ask_finance(payment: Payment, *, at: datetime) -> None:
    came = f"{Money(payment.received_pence)}".removeprefix("£") + f" {payment.currency}"
    raise_task(
        kind="payment_not_as_asked",
        about=("payment", payment.ref),
        for_role=Role.FINANCE,
        text=_(
            "Payment %(ref)s came as %(came)s, but we had asked for %(asked)s. Nothing was "
            "confirmed. Find out why, then send it back or book by hand."
        )
        % {"ref": payment.ref, "came": came, "asked": Money(payment.amount_pence)},
        at=at,
    )


def _declined(payment: Payment, *, noted: Trail) -> str:
    if not payment.move(PaymentState.FAILED):
        return "known"
    noted.note("payment.failed", about=("payment", payment.ref), why="declined")
    return "declined"


def _expired(payment: Payment, *, noted: Trail, by: Actor, at: datetime) -> str:
    if not payment.move(PaymentState.CANCELLED):
        return "known"
    noted.note("payment.cancelled", about=("payment", payment.ref), why="expired")
    settlement.release(payment, by=by, at=at)
    return "expired"
