"""Stock: never oversold, never drifting, never kept for nobody."""

import heapq
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from bookings.catalogue.models import Session
from bookings.ordering.models import (
    Allocation,
    BookingLine,
    BookingState,
    CapacityPool,
    Place,
)

LINE_AND_SESSION = itemgetter(0, 1)
ALLOCATED = Coalesce(Sum("allocations__units", filter=Q(allocations__active=True)), Value(0))


def no_oversell() -> Iterator[str]:
    """I1: what is allocated of a pool fits into it."""
    pools = CapacityPool.objects.annotate(allocated=ALLOCATED)
    for pool in pools.filter(allocated__gt=F("capacity")):
        yield f"pool {pool.pk} holds {pool.capacity}, and {pool.allocated} are allocated"


def no_drift() -> Iterator[str]:
    """I2: a pool's counter says what its allocations say."""
    pools = CapacityPool.objects.annotate(allocated=ALLOCATED)
    for pool in pools.exclude(taken=F("allocated")):
        yield f"pool {pool.pk} says {pool.taken} taken, its allocations say {pool.allocated}"


def no_leak() -> Iterator[str]:
    """I3: only a held or a confirmed booking has places, lines and units."""
    ended = set(BookingState.values) - set(BookingState.TAKING_PLACES)
    live: list[tuple[str, str, QuerySet]] = [
        ("allocation", "line__booking", Allocation.objects.filter(active=True)),
        ("line", "booking", BookingLine.objects.filter(live=True)),
        ("place", "line__booking", Place.objects.filter(live=True)),
    ]
    for name, path, rows in live:
        leaked = rows.filter(**{f"{path}__state__in": ended})
        for pk, ref, state in leaked.values_list("pk", f"{path}__ref", f"{path}__state"):
            yield f"{name} {pk} is live under booking {ref}, which is {state}"


def course_is_whole() -> Iterator[str]:
    """I13: a line has units on exactly the sessions on which it has places, one for each."""
    places = (
        Place.objects.filter(live=True)
        .order_by("line", "session")
        .values_list("line", "session")
        .annotate(places=Count("pk"), units=Value(0))
    )
    general = Allocation.objects.filter(active=True, pool__kind=CapacityPool.Kind.GENERAL)
    units = (
        general.order_by("line", "pool__session")
        .values_list("line", "pool__session")
        .annotate(places=Value(0), units=Sum("units"))
    )
    # Two sorted lists, laid side by side here: a database asked for both at once may take minutes.
    both = heapq.merge(places.iterator(), units.iterator(), key=LINE_AND_SESSION)
    for (line, session), rows in groupby(both, key=LINE_AND_SESSION):
        has = [sum(numbers) for numbers in zip(*(row[2:] for row in rows), strict=True)]
        if has[0] != has[1]:
            yield _unlike(line, session, *has)


def _unlike(line_key: int, session_key: int, places: int, units: int) -> str:
    line = BookingLine.objects.get(pk=line_key).ref
    session = Session.objects.get(pk=session_key).ref
    return f"line {line} has {places} places on session {session} and {units} units for them"
