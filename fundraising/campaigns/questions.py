"""What others may ask about campaigns: which are open, and how far they have come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet, Sum

from fundraising.campaigns.models import Campaign
from fundraising.giving.models import Donation
from kernel import clock
from kernel.money import Money


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a campaign has come. `percent` is whole and may pass a hundred."""

    raised: Money
    target: Money
    percent: int
    givers: int


def by_ref(ref: str) -> Campaign:
    """Open or closed. Raises Campaign.DoesNotExist."""
    return Campaign.objects.select_related("fund").get(ref=ref)


def by_key(key: str) -> Campaign | None:
    """By the word in its address, open or closed."""
    return Campaign.objects.select_related("fund").filter(key=key).first()


def open_campaign(ref: str, *, at: datetime) -> Campaign | None:
    """The campaign, if gifts can be made to it at `at`."""
    return _open(at).filter(ref=ref).first()


def shown(*, at: datetime) -> list[Campaign]:
    """Every campaign that is open at `at`, the newest first."""
    return list(_open(at))


def progress(campaign: Campaign) -> Progress:
    """What came less what went back; test gifts never count."""
    return progress_of([campaign])[campaign.pk]


def progress_of(campaigns: Iterable[Campaign]) -> dict[int, Progress]:
    """The same for many, by key, in two queries."""
    campaigns = list(campaigns)
    real = Donation.objects.filter(campaign__in=campaigns, is_test=False)
    kept = real.filter(refunded_pence__lt=F("amount_pence"))
    sums = dict(
        real.order_by()
        .values_list("campaign_id")
        .annotate(pence=Sum(F("amount_pence") - F("refunded_pence")))
    )
    givers = dict(
        kept.order_by().values_list("campaign_id").annotate(n=Count("donor_id", distinct=True))
    )
    return {
        campaign.pk: _progress(campaign, sums.get(campaign.pk, 0), givers.get(campaign.pk, 0))
        for campaign in campaigns
    }


def _open(at: datetime) -> QuerySet[Campaign]:
    today = clock.london_date(at)
    return (
        Campaign.objects.select_related("fund")
        .filter(Q(closes_date__isnull=True) | Q(closes_date__gte=today), opens_date__lte=today)
        .order_by("-opens_date", "-pk")
    )


def _progress(campaign: Campaign, given_pence: int, givers: int) -> Progress:
    raised = Money(given_pence + campaign.raised_offline_pence)
    target = Money(campaign.target_pence)
    percent = raised.pence * 100 // target.pence if target else 0
    return Progress(raised=raised, target=target, percent=percent, givers=givers)
