"""Beginning to pay: our row first, then the provider's page, then its address on our row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.payments import settlement, withdrawal
from kernel.payments.models import Payment, PaymentLine, PaymentState
from kernel.payments.providers import directory
from kernel.payments.providers.base import Provider, ProviderRefused, ProviderSilent
from kernel.payments.sentences import (
    AlreadyPaid,
    CannotPay,
    PaidElsewhere,
    ProviderAway,
    TimeIsUp,
)


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One thing to pay for. `owner_ref` is the ticket line's or the campaign's reference."""

    kind: str
    owner_ref: str
    description: str
    pence: int
    vat: str = "exempt"


def begin(
    *,
    owner: tuple[str, str],
    lines: Sequence[LineFacts],
    until: datetime,
    return_url: str,
    cancel_url: str,
    by: Actor,
    at: datetime,
) -> Payment:
    """A payment whose `checkout_url` takes the money, payable `until` (UTC).

    An open attempt with the same lines is returned as it is; with others it is given up first.
    Call it outside any transaction: it talks to the provider. Raises CannotPay with a sentence;
    NoHandler and ValueError are faults of the caller. In each case nothing was charged.
    """
    settlement.require(owner[0])
    if not lines or any(line.pence <= 0 for line in lines):
        raise ValueError("A payment has lines, and each is above nought.")
    if until <= at:
        raise TimeIsUp
    try:
        provider = directory.current()
    except directory.NoProvider as nobody:
        raise CannotPay(str(nobody)) from None
    payment = _open_attempt(owner, lines, by=by, at=at)
    payment = payment or _start(provider, owner, lines, until=until, by=by, at=at)
    if payment.state == PaymentState.CREATED:
        _open_there(provider, payment, return_url=return_url, cancel_url=cancel_url, by=by, at=at)
    return payment


def is_open(*, owner: tuple[str, str]) -> bool:
    """Whether a payment for this owner has begun and not ended."""
    return Payment.objects.of(owner).open().exists()


def give_up(*, owner: tuple[str, str], by: Actor, at: datetime) -> None:
    """End every open attempt of an owner; the provider is told once the transaction is over."""
    for payment in Payment.objects.of(owner).open():
        withdrawal.withdraw(payment, by=by, at=at)


def _open_attempt(
    owner: tuple[str, str], lines: Sequence[LineFacts], *, by: Actor, at: datetime
) -> Payment | None:
    payment = Payment.objects.of(owner).open().first()
    if payment is None:
        return None
    if _asks_for(payment, lines) and payment.checkout_until and at < payment.checkout_until:
        return payment
    try:
        withdrawal.withdraw_now(payment, by=by, at=at)
    except ProviderSilent:
        raise ProviderAway from None
    if payment.state == PaymentState.SUCCEEDED:
        raise AlreadyPaid
    return None


def _start(
    provider: Provider,
    owner: tuple[str, str],
    lines: Sequence[LineFacts],
    *,
    until: datetime,
    by: Actor,
    at: datetime,
) -> Payment:
    try:
        with trail.act(by=by, at=at) as noted:
            payment = Payment.objects.create(
                owner_kind=owner[0],
                owner_ref=owner[1],
                amount_pence=sum(line.pence for line in lines),
                provider=provider.name,
                checkout_until=until,
                is_test=provider.is_test,
                started_at=at,
            )
            PaymentLine.objects.bulk_create(_line(payment, facts) for facts in lines)
            noted.note(
                "payment.started",
                about=("payment", payment.ref),
                pence=payment.amount_pence,
                owner=":".join(owner),
                provider=provider.name,
            )
    except IntegrityError:
        return _twin(owner, lines)
    return payment


def _twin(owner: tuple[str, str], lines: Sequence[LineFacts]) -> Payment:
    """The other click won (one_open_payment_per_owner): its attempt is ours too."""
    payment = Payment.objects.of(owner).open().first()
    if payment is None or not _asks_for(payment, lines):
        raise PaidElsewhere
    return payment


def _open_there(
    provider: Provider,
    payment: Payment,
    *,
    return_url: str,
    cancel_url: str,
    by: Actor,
    at: datetime,
) -> None:
    try:
        there = provider.begin(
            payment=payment,
            lines=list(payment.lines.order_by("pk")),
            return_url=return_url,
            cancel_url=cancel_url,
            until=payment.checkout_until or at,
        )
    except ProviderSilent:
        # Perhaps it heard us: the row stays, and the next try asks again under the same key.
        raise ProviderAway from None
    except ProviderRefused as refusal:
        _refused(payment, by=by, at=at)
        raise ProviderAway from refusal
    payment.move(
        PaymentState.PENDING,
        provider_ref=there.ref,
        checkout_url=there.url,
        checkout_until=there.expires_at,
    )
    if payment.state != PaymentState.PENDING:
        # Given up by somebody else meanwhile: what was just opened there is closed again.
        withdrawal.close_there(payment, there.ref, by=by, at=at)
        # Or paid, in the window of the other click.
        raise AlreadyPaid if payment.state == PaymentState.SUCCEEDED else TimeIsUp


def _refused(payment: Payment, *, by: Actor, at: datetime) -> None:
    with trail.act(by=by, at=at) as noted:
        if payment.move(PaymentState.FAILED):
            noted.note("payment.failed", about=("payment", payment.ref), why="refused")


def _asks_for(payment: Payment, lines: Sequence[LineFacts]) -> bool:
    have = [
        (line.kind, line.owner_ref, line.description, line.pence, line.vat)
        for line in payment.lines.order_by("pk")
    ]
    return have == [(f.kind, f.owner_ref, f.description[:250], f.pence, f.vat) for f in lines]


def _line(payment: Payment, facts: LineFacts) -> PaymentLine:
    return PaymentLine(
        payment=payment,
        kind=facts.kind,
        owner_ref=facts.owner_ref,
        description=facts.description[:250],
        pence=facts.pence,
        vat=facts.vat,
    )
