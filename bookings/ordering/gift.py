"""A gift beside the tickets: never chosen for anybody, never part of a price."""

from datetime import datetime

from django.utils.translation import gettext as _

from bookings.catalogue.models import Activity
from bookings.ordering.models import Booking, BookingState
from bookings.ordering.overview import Overview
from bookings.ordering.sentences import CannotBook, HoldEnded
from fundraising.campaigns import questions
from fundraising.campaigns.models import Campaign
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.money import Money

LEAST, MOST = Money(100), Money(1_000_000)


class NotAGift(CannotBook):
    """The sum cannot be a gift; the message says which sums can."""


def campaign_for(seen: Overview, *, at: datetime) -> Campaign | None:
    """The campaign that this booking may add to: the activity's own, else the newest open one."""
    if seen.booking.above_pence:  # it gives to one already; a booking names one campaign
        return questions.by_ref(seen.booking.campaign_ref)
    return campaign_of(seen.activity, at=at)


def campaign_of(activity: Activity, *, at: datetime) -> Campaign | None:
    """The activity's own, else the newest open one; None where there is none to give to."""
    ref = activity.campaign_ref
    own = questions.open_campaign(ref, at=at) if ref else None
    return own or next(iter(questions.shown(at=at)), None)


def add(*, booking: Booking, campaign: Campaign, amount: Money, by: Actor, at: datetime) -> None:
    """Set the gift; nought takes it off. Raises NotAGift, HoldEnded."""
    if amount and not LEAST <= amount <= MOST:
        raise NotAGift(
            _("A gift can be from %(least)s to %(most)s.")
            % {"least": LEAST.brief, "most": MOST.brief}
        )
    with trail.act(by=by, at=at) as noted:
        names_it = amount or booking.above_pence
        changed = Booking.objects.filter(
            pk=booking.pk, state=BookingState.HELD, pay_by__gt=at
        ).update(gift_pence=amount.pence, campaign_ref=campaign.ref if names_it else "")
        if not changed:
            raise HoldEnded
        noted.note("booking.gift_chosen", about=("booking", booking.ref), pence=amount.pence)
    booking.refresh_from_db()
