"""Taking places and giving them back. Right on SQLite and PostgreSQL alike (design D2).

A pool is a counter. It changes only by one conditional UPDATE; the table's CHECK is the last word.
Pools are always touched in primary-key order: in any other order two whole-run bookings deadlock.
"""

from collections import Counter
from collections.abc import Mapping

from django.db.models import F, Q

from bookings.ordering.models import CapacityPool


class SoldOut(Exception):
    """A pool has fewer places left than were asked for. `pool_id` says which."""

    def __init__(self, pool_id: int) -> None:
        super().__init__("Those places have just gone.")
        self.pool_id = pool_id


def take(wanted: Mapping[int, int]) -> None:
    """Take `wanted[pool_id]` units from each pool, or raise SoldOut; the caller rolls back."""
    for pool_id, units in sorted(wanted.items()):
        pool = CapacityPool.objects.filter(pk=pool_id).filter(_with_room_for(units))
        if not pool.update(taken=F("taken") + units):
            raise SoldOut(pool_id)


def give_back(units_by_pool: Mapping[int, int]) -> None:
    """Return places. No clamp at nought: a place returned twice must fail loudly on the CHECK."""
    for pool_id, units in sorted(units_by_pool.items()):
        CapacityPool.objects.filter(pk=pool_id).update(taken=F("taken") - units)


def summed(demands: list[tuple[int, int]]) -> dict[int, int]:
    """Units by pool from (pool, units) pairs."""
    sums: Counter[int] = Counter()
    for pool_id, units in demands:
        sums[pool_id] += units
    return dict(sums)


def _with_room_for(units: int) -> Q:
    """The guard. A pool without a capacity needs its own branch: NULL - n compares to nothing."""
    return Q(capacity__isnull=True) | Q(taken__lte=F("capacity") - units)
