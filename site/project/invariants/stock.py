"""Stock: never oversold, never drifting, never kept for nobody."""

from collections.abc import Iterator

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from bookings.catalogue.models import Session
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
    units = (
        Allocation.objects.filter(
            active=True, pool__kind=CapacityPool.Kind.GENERAL, pool__session=OuterRef("pk")
        )
        .order_by()
        .values("pool__session")
        .annotate(sum=Sum("units"))
        .values("sum")
    )
    sessions = Session.objects.annotate(
        live_places=Count("places", filter=Q(places__live=True)),
        units=Coalesce(Subquery(units), Value(0)),
    )
    for session in sessions.exclude(live_places=F("units")):
        yield (
            f"session {session.ref} has {session.live_places} places and {session.units} units "
            "allocated for them"
        )
