"""Lists the models of this app; each lives in its area."""

from bookings.catalogue.models import (
    AccessFeature,
    Activity,
    ArtForm,
    Course,
    Room,
    Session,
    Venue,
)
from bookings.certificates.models import Certificate, Design
from bookings.ordering.models import (
    Allocation,
    Booking,
    BookingLine,
    CapacityPool,
    Place,
    PoolDemand,
    TicketType,
)
from bookings.planning.models import Finding, RatioSignOff, TeamAssignment
from bookings.register.models import Attendance

__all__ = [
    "AccessFeature",
    "Activity",
    "Allocation",
    "ArtForm",
    "Attendance",
    "Booking",
    "BookingLine",
    "CapacityPool",
    "Certificate",
    "Course",
    "Design",
    "Finding",
    "Place",
    "PoolDemand",
    "RatioSignOff",
    "Room",
    "Session",
    "TeamAssignment",
    "TicketType",
    "Venue",
]
