"""Looking at the stock: what is taken, what is allocated, and that they agree."""

from django.db.models import Sum

from bookings.catalogue.models import Session
from bookings.ordering.models import Allocation, Booking, BookingLine, CapacityPool, Place
from kernel.audit.models import AuditEvent


def taken(session: Session) -> int:
    return CapacityPool.objects.get(session=session, kind="general").taken


def is_sound() -> bool:
    """I1 and I2: no pool drifts, none is oversold, nothing leaks from an ended booking."""
    for pool in CapacityPool.objects.all():
        live = pool.allocations.filter(active=True)
        units = live.aggregate(sum=Sum("units"))["sum"] or 0
        if pool.taken != units or (pool.capacity is not None and units > pool.capacity):
            return False
    ended = Booking.objects.exclude(state__in=("held", "confirmed"))
    return not (
        Allocation.objects.filter(line__booking__in=ended, active=True).exists()
        or Place.objects.filter(line__booking__in=ended, live=True).exists()
        or BookingLine.objects.filter(booking__in=ended, live=True).exists()
        or Place.objects.filter(line__booking__in=ended, ticket_secret__isnull=False).exists()
    )


def trace(verb: str, booking: Booking) -> int:
    return AuditEvent.objects.filter(verb=verb, about_ref=booking.ref).count()
