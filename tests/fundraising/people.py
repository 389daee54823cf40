"""A giver, a campaign, and a gift line that has been paid for."""

from datetime import date, datetime, timedelta

from fundraising.campaigns import plans
from fundraising.campaigns.models import Campaign
from kernel.audit.actor import Actor
from kernel.money import Money
from kernel.payments import checkout
from kernel.payments.models import Payment, TestCheckout
from kernel.payments.providers import test_far_side as far_side
from kernel.people.models import Person
from tests.kernel.payments.desk import PUBLIC, TICKET, gift
from tests.kernel.payments.parcels import GIVER

STAFF = Actor("user", "u1")


def giver(name: str = GIVER) -> Person:
    return Person.objects.create(name=name)


def campaign(at: datetime, key: str = "open-place", **changes: object) -> Campaign:
    facts: dict = {
        "key": key,
        "fund": plans.create_fund(
            key="general", title="General", restricted=False, by=STAFF, at=at
        ),
        "title_en": "Keep a Place Open",
        "summary_en": "One place in five.",
        "target": Money(100_000),
        "opens": date(2026, 1, 1),
    }
    return plans.create_campaign(**{**facts, **changes}, by=STAFF, at=at)


def pay_with_gift(
    at: datetime, appeal: Campaign, *, pence: int = 500, parcel: str = "p1"
) -> Payment:
    """A parcel with a gift beside it, paid."""
    payment = checkout.begin(
        owner=("parcel", parcel),
        lines=[TICKET, gift(pence, appeal.ref)],
        until=at + timedelta(minutes=20),
        return_url="http://localhost/",
        cancel_url="http://localhost/",
        by=PUBLIC,
        at=at,
    )
    far_side.pay(TestCheckout.objects.get(ref=payment.provider_ref), at=at)
    payment.refresh_from_db()
    return payment
