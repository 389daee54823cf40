"""Recording gifts: by a payment line, by hand, and going back."""

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from fundraising.campaigns.models import Campaign
from fundraising.giving.models import Donation, Donor
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.money import Money
from kernel.payments.models import PaymentLine
from kernel.people.models import Person

LARGEST = Money(100_000_000)


class CannotRecord(Exception):
    """The gift was not recorded; the message says why and what to do."""


def record(
    *, campaign_ref: str, giver: Person, line: PaymentLine, by: Actor, at: datetime
) -> Donation:
    """The gift of a paid line. One line is one gift, however often the news arrives.

    Raises Campaign.DoesNotExist.
    """
    with trail.act(by=by, at=at) as noted:
        campaign = Campaign.objects.get(ref=campaign_ref)
        donation, is_new = Donation.objects.get_or_create(
            payment_line=line,
            defaults={
                "donor": _donor(giver, at=at),
                "campaign": campaign,
                "amount_pence": line.pence,
                "given_at": at,
                "is_test": line.payment.is_test,
            },
        )
        if is_new:
            _note_received(noted, donation)
    return donation


def record_offline(
    *,
    campaign: Campaign,
    giver: Person,
    amount: Money,
    method: str,
    given_at: datetime,
    by: Actor,
    at: datetime,
    message: str = "",
) -> Donation:
    """A gift by cash, cheque or bank transfer, on the day it was given. Raises CannotRecord."""
    if method not in Donation.Method.values or method == Donation.Method.ONLINE:
        raise CannotRecord(_("Say how it came: cash, cheque or bank transfer."))
    if not Money(0) < amount <= LARGEST:
        raise CannotRecord(_("A gift is above nought and at most £1,000,000."))
    if given_at > at:
        raise CannotRecord(_("The day of the gift is still to come. Check the date."))
    with trail.act(by=by, at=at) as noted:
        donation = Donation.objects.create(
            donor=_donor(giver, at=at),
            campaign=campaign,
            amount_pence=amount.pence,
            given_at=given_at,
            method=method,
            message=message[:300],
        )
        _note_received(noted, donation)
    return donation


def give_back(*, line: PaymentLine, pence: int, by: Actor, at: datetime) -> Donation | None:
    """So many pence of a line's gift went back; None when the line never became a gift.

    Called once per refund, in the transaction that settles it. Raises CannotRecord when that is
    more than the gift.
    """
    with trail.act(by=by, at=at) as noted:
        donation = Donation.objects.filter(payment_line=line).first()
        if donation is None:
            return None
        enough = Donation.objects.filter(
            pk=donation.pk, amount_pence__gte=F("refunded_pence") + pence
        )
        if not enough.update(refunded_pence=F("refunded_pence") + pence):
            raise CannotRecord(_("That is more than the gift was."))
        donation.refresh_from_db()
        noted.note("gift.returned", about=("donation", donation.ref), pence=pence)
    return donation


def _donor(giver: Person, *, at: datetime) -> Donor:
    donor, _ = Donor.objects.get_or_create(person=giver, defaults={"since": at})
    return donor


def _note_received(noted: trail.Trail, donation: Donation) -> None:
    noted.note(
        "gift.received",
        about=("donation", donation.ref),
        pence=donation.amount_pence,
        campaign=donation.campaign.ref,
        method=donation.method,
        is_test=donation.is_test,
    )
