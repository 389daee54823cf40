"""Uses and pounds are counters, as places are: conditional updates, the CHECK has the last word.

They come after the pools in the order of locks, funds before codes, each by key.
"""

from collections import Counter
from collections.abc import Iterable

from django.db.models import F, Q

from bookings.ordering import inventory
from bookings.ordering.codes.models import CodeUse, DiscountCode
from bookings.ordering.funds.models import BursaryFund
from bookings.ordering.models import Booking, BookingLine


class UsedUp(inventory.NotToBeHad):
    """The code has no use left, or its fund not enough money; the caller rolls back."""


def written(uses: Iterable[CodeUse]) -> None:
    """Write down what new lines are to use; `follow` counts it."""
    CodeUse.objects.bulk_create(uses)


def follow(*bookings: Booking) -> None:
    """Count each use as its line stands now: taken while that is live, given back once it is not.

    Call it after the lines and the pools, in their transaction. Raises UsedUp.
    """
    changed = list(CodeUse.objects.filter(line__booking__in=bookings).exclude(live=F("line__live")))
    if not changed:
        return
    pounds: Counter[int] = Counter()
    times: Counter[int] = Counter()
    for use in changed:
        sign = -1 if use.live else 1
        times[use.code_id] += sign
        if use.fund_id:
            pounds[use.fund_id] += sign * use.pence
        use.live = not use.live
    for fund, pence in sorted(pounds.items()):
        _spend(fund, pence)
    for code, number in sorted(times.items()):
        _use(code, number)
    CodeUse.objects.bulk_update(changed, ["live"])


def uses_of(lines: Iterable[BookingLine]) -> dict[int, int]:
    """The code of each line that has one, by the line's key."""
    keys = [line.pk for line in lines]
    return dict(CodeUse.objects.filter(line__in=keys).values_list("line_id", "code_id"))


def _spend(fund: int, pence: int) -> None:
    row = BursaryFund.objects.filter(pk=fund)
    if pence > 0:
        row = row.filter(_has_money_for(pence))
    if pence and not row.update(spent_pence=F("spent_pence") + pence):
        raise UsedUp


def _use(code: int, number: int) -> None:
    row = DiscountCode.objects.filter(pk=code)
    if number > 0:
        row = row.filter(_has_uses_for(number))
    if number and not row.update(used=F("used") + number):
        raise UsedUp


def _has_money_for(pence: int) -> Q:
    """The guard of the last pound."""
    return Q(spent_pence__lte=F("budget_pence") - pence)


def _has_uses_for(number: int) -> Q:
    """The guard of the last use."""
    return Q(max_uses__isnull=True) | Q(used__lte=F("max_uses") - number)
