"""Taking places and giving them back. Right on SQLite and PostgreSQL alike (design D2).

A pool is a counter. It changes only by one conditional UPDATE; the table's CHECK is the last word.
Pools are always touched in primary-key order: in any other order two whole-run bookings deadlock.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db.models import F, Q

from bookings.ordering.models import CapacityPool


class NotToBeHad(Exception):
    """Those places cannot be taken now; the caller rolls back."""


class SoldOut(NotToBeHad):
    """A pool has fewer places left than were asked for. `pool_id` says which."""

    def __init__(self, pool_id: int) -> None:
        super().__init__("Those places have just gone.")
        self.pool_id = pool_id


class NeedsAdult(NotToBeHad):
    """There is room, but the team cannot look after so many: one more adult must come first."""


def move(
    wanted: Mapping[int, int],
    *,
    returned: Mapping[int, int] | None = None,
    most: Mapping[int, int] | None = None,
) -> None:
    """Take `wanted[pool_id]` units and return others, in one pass; or raise NotToBeHad: roll back.

    `most[pool_id]` is what the gate found just now that the team can look after; what the pool
    itself says holds besides, so that whoever leaves the team meanwhile is not sold past.
    No clamp at nought: a place returned twice must fail loudly on the CHECK.
    """
    net = Counter(wanted)
    net.subtract(returned or {})
    for pool_id, units in sorted(net.items()):
        if not units:
            continue
        pool = CapacityPool.objects.filter(pk=pool_id)
        if units > 0:
            pool = pool.filter(
                _with_room_for(units), _looked_after(units, (most or {}).get(pool_id))
            )
        if not pool.update(taken=F("taken") + units):
            raise _why_not(pool_id, units)


def take(wanted: Mapping[int, int], *, most: Mapping[int, int] | None = None) -> None:
    """Take units from pools. Raises NotToBeHad; the caller rolls back."""
    move(wanted, most=most)


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


def _looked_after(units: int, most: int | None) -> Q:
    """The guard of the ratio: in the same statement as the stock's, so that no race passes it."""
    # What is kept back counts as taken here: whoever keeps it will send people.
    kept = F("held_back") + units
    by_row = Q(team_limit__isnull=True) | Q(taken__lte=F("team_limit") - kept)
    return by_row if most is None else by_row & Q(taken__lte=most - kept)


def _why_not(pool_id: int, units: int) -> NotToBeHad:
    there = CapacityPool.objects.filter(pk=pool_id).first()
    has_room = there is not None and (there.left is None or there.left >= units)
    return NeedsAdult() if has_room else SoldOut(pool_id)
