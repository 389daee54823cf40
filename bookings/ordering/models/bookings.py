"""Basket and order: one thing in different states."""

from datetime import datetime
from enum import nonmember

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kernel.money import Money
from kernel.people.models import Person
from kernel.references import new_ref, new_secret


class BookingState(models.TextChoices):
    HELD = "held", _("Held")
    CONFIRMED = "confirmed", _("Booked")
    EXPIRED = "expired", _("Hold ended")
    CANCELLED = "cancelled", _("Cancelled")

    NEXT = nonmember(
        {
            "held": {"confirmed", "expired", "cancelled"},
            "expired": {"confirmed"},  # paid late, and the places were still free
            "confirmed": {"cancelled"},
            "cancelled": set(),
        }
    )
    TAKING_PLACES = nonmember(("held", "confirmed"))


class Booking(models.Model):
    """Basket and order are one thing in different states. A held booking *is* the basket."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    secret = models.CharField(max_length=40, unique=True, default=new_secret, editable=False)
    state = models.CharField(max_length=10, choices=BookingState.choices, default=BookingState.HELD)
    channel = models.CharField(max_length=10, default="web")
    booker = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="bookings"
    )
    booker_name = models.CharField(max_length=200, blank=True)
    booker_email = models.EmailField(blank=True)
    booker_phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=8, default="en")
    tickets_pence = models.PositiveIntegerField(default=0)
    # What was paid above the lowest price of tickets for what one can: a gift, see choices.py.
    above_pence = models.PositiveIntegerField(default=0)
    gift_pence = models.PositiveIntegerField(default=0)
    campaign_ref = models.CharField(max_length=16, blank=True)
    # Counts the changes of what is in it: whoever read an earlier one looks again (basket.py).
    version = models.PositiveIntegerField(default=0)
    # Double submission of the first form makes one booking.
    request_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
    # Whose browser and whose address hold it, as keyed hashes; forgotten with the hold's end.
    from_browser = models.CharField(max_length=32, blank=True)
    from_address = models.CharField(max_length=32, blank=True)
    made_at = models.DateTimeField()
    pay_by = models.DateTimeField()  # the deadline that people see; it never jumps up
    hold_until = models.DateTimeField()  # when the places go back; later once payment has begun
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("booking")
        constraints = [
            models.CheckConstraint(
                condition=~Q(gift_pence__gt=0) | ~Q(campaign_ref=""),
                name="a_gift_names_its_campaign",
            ),
            models.CheckConstraint(
                condition=~Q(above_pence__gt=0) | ~Q(campaign_ref=""),
                name="what_is_above_names_its_campaign",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False),
                name="confirmed_says_when",
            ),
        ]
        # A sweep sees the few that are held, however many bookings there ever were.
        indexes = [
            models.Index(fields=["hold_until"], condition=Q(state="held"), name="holds_by_end")
        ]

    def __str__(self) -> str:
        return f"Booking {self.ref}"

    @property
    def total(self) -> Money:
        return Money(self.tickets_pence + self.above_pence + self.gift_pence)

    def is_held(self, *, at: datetime) -> bool:
        """Whether its booker may still go on; after that, only money already under way counts."""
        return self.state == BookingState.HELD and at < self.pay_by
