"""Words for what tests do at the till and what they look at afterwards."""

from datetime import datetime, timedelta

from kernel.audit.actor import Actor
from kernel.audit.models import AuditEvent
from kernel.payments import checkout
from kernel.payments.checkout import LineFacts
from kernel.payments.models import LedgerEntry, Payment, TestCheckout
from tests.kernel.payments import parcels  # noqa: F401 -- registers the owner

PUBLIC = Actor("public")
TICKET = LineFacts(kind="ticket", owner_ref="line1", description="Clay, one place", pence=1200)


def gift(pence: int = 500, campaign: str = "nothing") -> LineFacts:
    return LineFacts(
        kind="gift", owner_ref=campaign, description="Gift", pence=pence, vat="outside"
    )


def begin(at: datetime, *lines: LineFacts, parcel: str = "p1", minutes: int = 20) -> Payment:
    return checkout.begin(
        owner=("parcel", parcel),
        lines=lines or [TICKET],
        until=at + timedelta(minutes=minutes),
        return_url="http://localhost:8000/parcel/done/",
        cancel_url="http://localhost:8000/parcel/check/",
        by=PUBLIC,
        at=at,
    )


def there(payment: Payment) -> TestCheckout:
    """The far side's own row of it."""
    return TestCheckout.objects.get(ref=payment.provider_ref)


def pays_there(payment: Payment) -> TestCheckout:
    """The payer pays, and the news of it is lost."""
    far = there(payment)
    assert far.move(TestCheckout.State.PAID)
    return far


def trace(verb: str, about: str = "") -> int:
    """How often the trail has it."""
    events = AuditEvent.objects.filter(verb=verb)
    return (events.filter(about_ref=about) if about else events).count()


def book() -> list[tuple[str, int]]:
    """The ledger as (kind, pence), in order."""
    return list(LedgerEntry.objects.order_by("pk").values_list("kind", "pence"))
