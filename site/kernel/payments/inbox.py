"""The provider's post: verified, kept once, acted on once, in one transaction."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.payments import news, troubles
from kernel.payments.models import Payment, ProviderEvent
from kernel.payments.providers import directory
from kernel.payments.providers.base import NotThere, Provider, ProviderEventFacts, ProviderFacts


class OursButUnknown(LookupError):
    """An object made by us whose payment we do not find (yet): the provider must tell us again."""


def receive(provider: str, raw: bytes, signature: str, at: datetime) -> str:
    """Take in one event, as it came over the wire at `at` (UTC); answers what it came to.

    The event is a hint: the object is fetched and believed. The same event again, or news that is
    no news, changes nothing. Raises EventRefused (not the provider's word), NoProvider,
    ProviderSilent and OursButUnknown (tell us again).
    """
    far = directory.named(provider)
    event = far.read_event(raw, signature, at=at)
    if _kept(far, event).exists():
        return "known"
    facts = _fetched(far, event)  # before the transaction: it is a call over the network
    payment = payment_of(far, facts) if facts else None
    by = Actor.provider(far.name)
    with troubles.told_to_staff(payment, at=at), trail.act(by=by, at=at):
        if not _keep(far, event, at=at):
            return "known"
        outcome = "not ours"
        if payment and facts:
            outcome = news.take_in(payment, facts, by=by, at=at)
        _kept(far, event).update(outcome=outcome)
    return outcome


def payment_of(far: Provider, facts: ProviderFacts) -> Payment | None:
    """Our payment for the provider's object; None when it is not for us.

    Raises OursButUnknown.
    """
    ours = Payment.objects.filter(provider=far.name)
    payment = ours.filter(provider_ref=facts.ref).first()
    if payment is None and facts.payment_ref:
        # Its address may not have reached our row: the answer was lost, or is still on its way.
        payment = ours.filter(ref=facts.payment_ref, provider_ref=None).first()
        if payment is None:
            raise OursButUnknown(facts.payment_ref)
    return payment


def _fetched(far: Provider, event: ProviderEventFacts) -> ProviderFacts | None:
    try:
        return far.fetch(event.object_ref)
    except NotThere:
        return None


def _kept(far: Provider, event: ProviderEventFacts) -> QuerySet[ProviderEvent]:
    return ProviderEvent.objects.filter(provider=far.name, event_id=event.event_id)


def _keep(far: Provider, event: ProviderEventFacts, *, at: datetime) -> bool:
    """False when its twin was first; on PostgreSQL this waits until the twin has committed."""
    try:
        with transaction.atomic():
            ProviderEvent.objects.create(
                provider=far.name,
                event_id=event.event_id,
                kind=event.kind,
                object_ref=event.object_ref,
                payload=event.payload,
                received_at=at,
            )
    except IntegrityError:
        return False
    return True
