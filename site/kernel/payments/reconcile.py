"""Comparing the provider's books with ours, both ways: the same end, had every event been lost."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q

from kernel.audit.actor import Actor
from kernel.payments import inbox, news, strays, troubles, withdrawal
from kernel.payments.models import Payment, PaymentState
from kernel.payments.providers import directory
from kernel.payments.providers.base import (
    FarState,
    NotThere,
    Provider,
    ProviderFacts,
    ProviderSilent,
)

log = logging.getLogger(__name__)

RECONCILER = Actor.system("reconcile_payments")
BACK = timedelta(days=1)
# An attempt that has just begun is not yet a difference.
YOUNG = timedelta(minutes=5)


@dataclass(slots=True)
class Findings:
    """How many were compared, what was brought into line, and what a person must look at."""

    heard: bool = True  # whether the provider listed its payments
    seen: set[int] = field(default_factory=set)
    settled: list[str] = field(default_factory=list)
    unsolved: list[str] = field(default_factory=list)

    @property
    def compared(self) -> int:
        return len(self.seen)


def run(*, far: Provider, since: datetime, at: datetime) -> Findings:
    """Compare everything begun with a provider since (UTC), and whatever of ours is still open.

    Their list comes first; only what is missing from it is asked for one by one.
    """
    findings = Findings()
    for facts in _listed(far, findings, since=since):
        payment = _ours_for(far, facts, findings, at=at)
        if payment is not None and payment.started_at <= at - YOUNG:
            _compare(payment, facts, findings, at=at)
    for payment in _unlisted(far, findings, since=since, at=at):
        _compare(payment, None, findings, at=at)
    return findings


def look_again(payment: Payment, *, at: datetime) -> Payment:
    """Ask the provider about one payment now: for the page that people come back to.

    Where the provider does not answer, the payment stays as it is.
    """
    if payment.state != PaymentState.SUCCEEDED and payment.provider_ref:
        try:
            _look(payment, at=at)
        except (ProviderSilent, NotThere, directory.NoProvider) as why:
            log.warning("Payment %s could not be looked up: %s.", payment.ref, type(why).__name__)
    payment.refresh_from_db()
    return payment


def _listed(far: Provider, findings: Findings, *, since: datetime) -> Iterator[ProviderFacts]:
    try:
        yield from far.recent(since=since)
    except ProviderSilent:
        findings.heard = False
        findings.unsolved.append(f"{far.name}: the provider does not list its payments.")


def _ours_for(
    far: Provider, facts: ProviderFacts, findings: Findings, *, at: datetime
) -> Payment | None:
    try:
        return inbox.payment_of(far, facts)
    except inbox.OursButUnknown:
        if facts.state == FarState.PAID:
            findings.unsolved.append(f"{facts.payment_ref}: paid there, unknown here.")
            strays.came_without_us(facts, at=at)
    return None


def _unlisted(far: Provider, findings: Findings, *, since: datetime, at: datetime) -> list[Payment]:
    begun = Q(started_at__gte=since) | Q(state__in=PaymentState.OPEN)
    ours = Payment.objects.filter(begun, provider=far.name, started_at__lte=at - YOUNG)
    return list(ours.exclude(pk__in=findings.seen).order_by("pk"))


def _compare(
    payment: Payment, facts: ProviderFacts | None, findings: Findings, *, at: datetime
) -> None:
    findings.seen.add(payment.pk)
    was = payment.state
    try:
        _bring_into_line(payment, facts, findings, at=at)
    except ProviderSilent:
        findings.unsolved.append(f"{payment.ref}: the provider does not answer.")
    except NotThere:
        findings.unsolved.append(f"{payment.ref}: the provider does not know it.")
    except Exception as fault:
        # Told to staff already; one bad payment must not keep the others from being compared.
        findings.unsolved.append(f"{payment.ref}: could not be settled ({type(fault).__name__}).")
    payment.refresh_from_db()
    if payment.state != was:
        findings.settled.append(f"{payment.ref}: {was} here, now {payment.state}.")


def _bring_into_line(
    payment: Payment, facts: ProviderFacts | None, findings: Findings, *, at: datetime
) -> None:
    if facts is None and payment.provider_ref is None:
        _never_opened(payment, at=at)
        return
    facts = _look(payment, facts, at=at)
    if strays.returned_without_us(payment, facts, at=at):
        findings.unsolved.append(f"{payment.ref}: more was returned there than here.")


def _look(payment: Payment, facts: ProviderFacts | None = None, *, at: datetime) -> ProviderFacts:
    far = directory.named(payment.provider)
    facts = facts or far.fetch(payment.provider_ref or "")
    over = payment.checkout_until is not None and payment.checkout_until <= at
    if facts.state == FarState.OPEN and (over or not payment.is_open):
        facts = far.expire(facts.ref)
    with troubles.told_to_staff(payment, at=at):
        news.take_in(payment, facts, by=RECONCILER, at=at)
    return facts


def _never_opened(payment: Payment, *, at: datetime) -> None:
    """We never learned its page's address, so nobody can have paid there through us."""
    if payment.checkout_until is None or payment.checkout_until <= at:
        withdrawal.withdraw(payment, by=RECONCILER, at=at)
