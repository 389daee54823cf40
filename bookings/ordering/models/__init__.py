"""Stock, tickets, bookings. The database holds the promises (docs/architecture.md)."""

from bookings.ordering.models.bookings import Booking, BookingState
from bookings.ordering.models.lines import Allocation, BookingLine, Place
from bookings.ordering.models.pools import CapacityPool, PoolDemand
from bookings.ordering.models.tickets import TicketType

__all__ = [
    "Allocation",
    "Booking",
    "BookingLine",
    "BookingState",
    "CapacityPool",
    "Place",
    "PoolDemand",
    "TicketType",
]
