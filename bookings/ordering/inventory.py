"""Taking places and giving them back. Right on SQLite and PostgreSQL alike (design D2).

A pool is a counter. It changes only by one conditional UPDATE; the table's CHECK is the last word.
Pools are always touched in primary-key order: in any other order two whole-run bookings deadlock.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db.models import F, Q

from bookings.ordering.models import CapacityPool


class SoldOut(Exception):
    """A pool has fewer places left than were asked for. `pool_id` says which."""

    def __init__(self, pool_id: int) -> None:
        super().__init__("Those places have just gone.")
        self.pool_id = pool_id


def move(wanted: Mapping[int, int], *, returned: Mapping[int, int] | None = None) -> None:
    """Take `wanted[pool_id]` units and return others, in one pass; or raise SoldOut: roll back.

    No clamp at nought: a place returned twice must fail loudly on the CHECK.
    """
    net = Counter(wanted)
    net.subtract(returned or {})
    for pool_id, units in sorted(net.items()):
        if not units:
            continue
        pool = CapacityPool.objects.filter(pk=pool_id)
        if units > 0:
            pool = pool.filter(_with_room_for(units))
        if not pool.update(taken=F("taken") + units):
            raise SoldOut(pool_id)


def take(wanted: Mapping[int, int]) -> None:
    """Take units from pools. Raises SoldOut; the caller rolls back."""
    move(wanted)


def give_back(units_by_pool: Mapping[int, int]) -> None:
    """Return places."""
    move({}, returned=units_by_pool)


def summed(demands: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Units by pool from (pool, units) pairs."""
    sums: Counter[int] = Counter()
    for pool_id, units in demands:
        sums[pool_id] += units
    return dict(sums)


def _with_room_for(units: int) -> Q:
    """The guard. A pool without a capacity needs its own branch: NULL - n compares to nothing."""
    return Q(capacity__isnull=True) | Q(taken__lte=F("capacity") - units)
