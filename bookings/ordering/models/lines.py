"""What a booking holds: tickets, places taken, people on sessions."""

from django.db import models
from django.db.models import Q

from bookings.ordering.models.bookings import Booking
from bookings.ordering.models.pools import CapacityPool
from bookings.ordering.models.tickets import TicketType
from kernel.money import Money
from kernel.people.models import Person
from kernel.references import new_ref


class BookingLine(models.Model):
    """One ticket, with name and price as they were when it was chosen."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="lines")
    ticket_type = models.ForeignKey(TicketType, on_delete=models.PROTECT, related_name="lines")
    # The chosen session; null when the ticket is for the whole run.
    session = models.ForeignKey(
        "bookings.Session", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    title = models.CharField(max_length=250)
    price_pence = models.PositiveIntegerField()
    above_pence = models.PositiveIntegerField(default=0)  # chosen above the lowest price: a gift
    vat = models.CharField(max_length=20, default="exempt")
    # The ticket that an essential companion comes with; live only while that one is (I11).
    companion_of = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="companion"
    )
    live = models.BooleanField(default=True)
    # When it was taken out of a basket that stays: it comes back only if it was paid for all the
    # same (settle.py). Lines that end with their booking have none.
    removed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Line {self.ref}"

    @property
    def price(self) -> Money:
        return Money(self.price_pence)

    @property
    def paid(self) -> Money:
        """The price and what its buyer chose to add."""
        return Money(self.price_pence + self.above_pence)


class Allocation(models.Model):
    """Places that a line has really taken from a pool; what release gives back."""

    line = models.ForeignKey(BookingLine, on_delete=models.PROTECT, related_name="allocations")
    pool = models.ForeignKey(CapacityPool, on_delete=models.PROTECT, related_name="allocations")
    units = models.PositiveSmallIntegerField()
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line", "pool"], condition=Q(active=True), name="one_live_allocation"
            ),
            models.CheckConstraint(condition=Q(units__gt=0), name="allocation_is_positive"),
        ]

    def __str__(self) -> str:
        return f"Allocation {self.pk}"


class Place(models.Model):
    """A person on a session. It alone carries the ticket secret; it is the atom of every report."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    line = models.ForeignKey(BookingLine, on_delete=models.PROTECT, related_name="places")
    session = models.ForeignKey("bookings.Session", on_delete=models.PROTECT, related_name="places")
    seq = models.PositiveSmallIntegerField(default=1)
    participant = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="places"
    )
    live = models.BooleanField(default=True)
    ticket_secret = models.CharField(max_length=40, unique=True, null=True, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line", "session", "seq"], condition=Q(live=True), name="one_live_place"
            ),
            models.UniqueConstraint(
                fields=["participant", "session"],
                condition=Q(live=True, participant__isnull=False),
                name="nobody_twice_on_a_session",
            ),
        ]
        indexes = [models.Index(fields=["session", "live"], name="places_of_a_session")]

    def __str__(self) -> str:
        return f"Place {self.ref}"
