"""Stock: never oversold, never drifting, never kept for nobody."""

import heapq
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from bookings.catalogue.models import Session
from bookings.ordering.models import (
    Allocation,
    Booking,
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
    general = Allocation.objects.filter(active=True, pool__kind__in=CapacityPool.Kind.STOCK)
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


def kept_beside() -> Iterator[str]:
    """What a session keeps back is what the pools beside its general one hold."""
    beside = (
        CapacityPool.objects.filter(session=OuterRef("session"), kind__in=CapacityPool.Kind.KEPT)
        .order_by()
        .values("session")
        .annotate(sum=Sum("capacity"))
        .values("sum")
    )
    general = CapacityPool.objects.filter(kind=CapacityPool.Kind.GENERAL)
    for pool in general.annotate(beside=Coalesce(Subquery(beside), Value(0))).exclude(
        held_back=F("beside")
    ):
        yield f"pool {pool.pk} says {pool.held_back} kept, the pools beside it hold {pool.beside}"


def companion_with_main() -> Iterator[str]:
    """I11: a companion's line is live only with the ticket that it came with."""
    live = BookingLine.objects.filter(live=True)
    alone = live.filter(Q(companion_of=None) | Q(companion_of__live=False))
    for ref in alone.filter(ticket_type__is_companion=True).values_list("ref", flat=True):
        yield f"line {ref} is a companion's, and live without the ticket it came with"
    odd = live.filter(companion_of__isnull=False).exclude(
        companion_of__booking=F("booking"),
        companion_of__ticket_type__is_companion=False,
        ticket_type__is_companion=True,
    )
    for ref in odd.values_list("ref", flat=True):
        yield f"line {ref} accompanies a line of another booking, or another companion"


def _unlike(line_key: int, session_key: int, places: int, units: int) -> str:
    line = BookingLine.objects.get(pk=line_key).ref
    session = Session.objects.get(pk=session_key).ref
    return f"line {line} has {places} places on session {session} and {units} units for them"


def baskets_add_up() -> Iterator[str]:
    """What a booking asks for is what its live lines cost together."""
    costs = Coalesce(Sum("lines__price_pence", filter=Q(lines__live=True)), Value(0))
    above = Coalesce(Sum("lines__above_pence", filter=Q(lines__live=True)), Value(0))
    bookings = Booking.objects.filter(state__in=BookingState.TAKING_PLACES).annotate(
        costs=costs, above=above
    )
    odd = bookings.exclude(tickets_pence=F("costs"), above_pence=F("above"))
    for ref, says, sums in odd.values_list("ref", "tickets_pence", "costs"):
        yield f"booking {ref} says {says} pence, and its lines cost {sums}"
