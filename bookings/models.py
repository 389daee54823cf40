"""Lists the models of this app; each lives in its area."""

from bookings.catalogue.closures.models import Closure
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
from bookings.ordering.agreeing.models import Agreement
from bookings.ordering.asking.models import Answer, Question
from bookings.ordering.codes.models import CodeUse, DiscountCode
from bookings.ordering.finding.models import LinkRequest
from bookings.ordering.funds.models import BursaryFund
from bookings.ordering.models import (
    Allocation,
    Booking,
    BookingLine,
    CapacityPool,
    Place,
    PoolDemand,
    TicketType,
)
from bookings.ordering.news.models import DateNews
from bookings.ordering.waiting.models import WaitingNote
from bookings.planning.availability.models import Availability, WorkerTerms
from bookings.planning.clashes.models import AllowedClash, Commitment
from bookings.planning.diary.models import DiaryFeed
from bookings.planning.exceptions.models import Override
from bookings.planning.models import Finding, RatioSignOff, TeamAssignment
from bookings.planning.telling.models import GateNotice
from bookings.register.models import Attendance

__all__ = [
    "AccessFeature",
    "Activity",
    "Agreement",
    "Allocation",
    "AllowedClash",
    "Answer",
    "ArtForm",
    "Attendance",
    "Availability",
    "Booking",
    "BookingLine",
    "BursaryFund",
    "CapacityPool",
    "Certificate",
    "Closure",
    "CodeUse",
    "Commitment",
    "Course",
    "DateNews",
    "Design",
    "DiaryFeed",
    "DiscountCode",
    "Finding",
    "GateNotice",
    "LinkRequest",
    "Override",
    "Place",
    "PoolDemand",
    "Question",
    "RatioSignOff",
    "Room",
    "Session",
    "TeamAssignment",
    "TicketType",
    "Venue",
    "WaitingNote",
    "WorkerTerms",
]
