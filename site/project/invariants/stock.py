"""Stock: never oversold, never drifting, never kept for nobody."""

from collections.abc import Iterator

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from bookings.ordering.models import (
    Allocation,
    BookingLine,
    BookingState,
    CapacityPool,
    Place,
)

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
    places = Place.objects.filter(
        live=True, line=OuterRef("line"), session=OuterRef("pool__session")
    ).order_by()
    general = Allocation.objects.filter(active=True, pool__kind=CapacityPool.Kind.GENERAL)
    counted = places.values("line").annotate(n=Count("pk")).values("n")
    units = general.annotate(places=Coalesce(Subquery(counted), Value(0)))
    for allocation in units.exclude(units=F("places")).select_related("line", "pool__session"):
        yield _unlike(
            allocation.line.ref, allocation.pool.session.ref, allocation.places, allocation.units
        )
    own = general.filter(line=OuterRef("line"), pool__session=OuterRef("session"))
    bare = Place.objects.filter(~Exists(own), live=True).order_by()
    for line, session, n in bare.values_list("line__ref", "session__ref").annotate(n=Count("pk")):
        yield _unlike(line, session, n, 0)


def _unlike(line: str, session: str, places: int, units: int) -> str:
    return f"line {line} has {places} places on session {session} and {units} units for them"
