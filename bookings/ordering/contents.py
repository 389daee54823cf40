"""What a basket holds, in one query: its lines with what they have taken, thing by thing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from bookings.ordering import hoarding, inventory
from bookings.ordering.hoarding import Held, Visitor
from bookings.ordering.models import Allocation, Booking, BookingLine
from bookings.ordering.offer import Offer

# A date by its key; a whole run by its activity's, as no date has it.
Thing = tuple[int, int]


@dataclass(frozen=True)
class Contents:
    """`booking` as it was read with them: whoever changes it asks for that `version`."""

    booking: Booking
    allocations: list[Allocation]
    held: Held = field(default_factory=Held)

    @property
    def lines(self) -> list[BookingLine]:
        return list({each.line_id: each.line for each in self.allocations}.values())

    def of(self, thing: Thing) -> list[BookingLine]:
        return [line for line in self.lines if thing_of(line) == thing]

    def seats_of(self, thing: Thing) -> int:
        return sum(line.ticket_type.admits for line in self.of(thing))

    def units_of(self, lines: Iterable[BookingLine]) -> dict[int, int]:
        """The units that these lines have of each pool."""
        keys = {line.pk for line in lines}
        return inventory.summed((a.pool_id, a.units) for a in self.allocations if a.line_id in keys)


def thing_of(line: BookingLine) -> Thing:
    """What a line is for, whatever its ticket."""
    return (0, line.session_id) if line.session_id else (line.ticket_type.activity_id, 0)


def thing_offered(offer: Offer) -> Thing:
    return (0, offer.session.session.pk) if offer.session else (offer.activity.activity.pk, 0)


def contents_of(booking: Booking) -> Contents:
    """Read afresh; empty once the booking has ended."""
    found = by_secret(booking.secret)
    if found is None:
        raise Booking.DoesNotExist
    return found


def by_secret(
    secret: str, *, of: Visitor | None = None, at: datetime | None = None
) -> Contents | None:
    """The basket that a secret opens, or what is left of it once it has ended: its row.

    With what a visitor holds at that moment altogether, in the same query.
    """
    rows = (
        Allocation.objects.filter(active=True, line__booking__secret=secret)
        .select_related("line__booking", "line__ticket_type", "line__code_use")
        .order_by("line_id", "pool_id")
    )
    counts = of is not None and at is not None
    if of is not None and at is not None:
        rows = rows.annotate(**hoarding.counts(of, at=at))
    live = list(rows)
    if live:
        held = hoarding.counted(live[0]) if counts else Held()
        return Contents(live[0].line.booking, live, held)
    booking = Booking.objects.filter(secret=secret).first()
    return Contents(booking, []) if booking else None
