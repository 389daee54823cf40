"""Codes and bursary funds: what they gave is what they say, and never more than they had."""

from collections.abc import Iterator

from django.db.models import Count, F, Q, Sum, Value
from django.db.models.functions import Coalesce

from bookings.ordering.codes.models import CodeUse, DiscountCode
from bookings.ordering.funds.models import BursaryFund

LIVE = Q(uses__live=True)


def never_overspent() -> Iterator[str]:
    """I9: spent and used say what the live uses say, within bounds, as their lines."""
    funds = BursaryFund.objects.annotate(given=Coalesce(Sum("uses__pence", filter=LIVE), Value(0)))
    for fund in funds.exclude(Q(spent_pence=F("given")) & Q(given__lte=F("budget_pence"))):
        yield (
            f"fund {fund.ref} of {fund.budget_pence} pence says {fund.spent_pence} spent, "
            f"its uses say {fund.given}"
        )
    codes = DiscountCode.objects.annotate(times=Count("uses", filter=LIVE))
    within = Q(max_uses=None) | Q(times__lte=F("max_uses"))
    for code in codes.exclude(Q(used=F("times")) & within):
        yield (
            f"code {code.ref} for {code.max_uses} uses says {code.used}, "
            f"its tickets say {code.times}"
        )
    for key in CodeUse.objects.exclude(live=F("line__live")).values_list("pk", flat=True):
        yield f"use {key} is live where its line is not, or the other way round"
