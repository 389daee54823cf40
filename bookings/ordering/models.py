"""Stock, tickets, bookings. The database holds the promises; `reference`: docs/architecture.md."""

from datetime import datetime
from enum import nonmember

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.money import Money
from kernel.people.models import Person
from kernel.references import new_ref, new_secret


class CapacityPool(models.Model):
    """A stock of places. `taken` changes only by conditional update (see inventory.py)."""

    class Kind(models.TextChoices):
        GENERAL = "general", _("Places")
        LIMIT = "limit", _("Limit of a ticket")

    session = models.ForeignKey("bookings.Session", on_delete=models.PROTECT, related_name="pools")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.GENERAL)
    # A limit belongs to one ticket type; the general pool of a session to all.
    limits = models.ForeignKey(
        "bookings.TicketType", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)  # null: no limit
    taken = models.IntegerField(default=0)
    # How many people the team that is named can look after; null: no ratio asks. Written by
    # `planning.gatekeeper` with every change of team, records or ratio, under this row's lock.
    team_limit = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(taken__gte=0), name="pool_taken_not_negative"),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(taken__lte=F("capacity")),
                name="pool_never_oversold",
            ),
            models.UniqueConstraint(
                fields=["session"], condition=Q(kind="general"), name="one_general_pool_per_session"
            ),
            models.UniqueConstraint(
                fields=["session", "limits"],
                condition=Q(kind="limit"),
                name="one_limit_per_ticket_and_session",
            ),
        ]

    def __str__(self) -> str:
        return f"Pool {self.pk}"

    @property
    def left(self) -> int | None:
        """Places still free; None where there is no limit."""
        return None if self.capacity is None else self.capacity - self.taken

    @property
    def to_sell(self) -> int | None:
        """The same, as far as the team can look after more people; None: no limit."""
        limits = [limit for limit in (self.capacity, self.team_limit) if limit is not None]
        return max(min(limits) - self.taken, 0) if limits else None


class TicketType(models.Model):
    """What can be chosen, at what price, drawing which pools."""

    class Kind(models.TextChoices):
        FREE = "free", _("Free")
        FIXED = "fixed", _("Fixed price")
        PAY_WHAT_YOU_CAN = "pwyc", _("Pay what you can")
        QUOTE = "quote", _("Invoiced afterwards")

        # The rest is shown with its price and booked by telephone.
        SOLD_ONLINE = nonmember(("free", "fixed"))

    class Scope(models.TextChoices):
        EACH = "each", _("One session")
        ALL = "all", _("The whole run")
        EACH_OR_ALL = "each_or_all", _("One session or the whole run")

    class Per(models.TextChoices):
        PERSON = "person", _("a person")
        FAMILY = "family", _("a family")
        GROUP = "group", _("a group")
        PUPIL = "pupil", _("a pupil")
        SCHOOL = "school", _("a school")

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    activity = models.ForeignKey(
        "bookings.Activity", on_delete=models.PROTECT, related_name="types"
    )
    title_en = models.CharField(_("name"), max_length=120)
    title_cy = models.CharField(_("name in Welsh"), max_length=120, blank=True)
    note_en = models.CharField(_("note"), max_length=200, blank=True)
    note_cy = models.CharField(_("note in Welsh"), max_length=200, blank=True)
    kind = models.CharField(_("price"), max_length=8, choices=Kind.choices)
    scope = models.CharField(_("for"), max_length=12, choices=Scope.choices)
    per = models.CharField(_("per"), max_length=8, choices=Per.choices, default=Per.PERSON)
    price_pence = models.PositiveIntegerField(_("price in pence"), default=0)
    min_pence = models.PositiveIntegerField(null=True, blank=True)
    suggested_pence = models.PositiveIntegerField(null=True, blank=True)
    admits = models.PositiveSmallIntegerField(_("places one ticket takes"), default=1)
    max_per_booking = models.PositiveSmallIntegerField(_("most in one booking"), default=10)
    vat = models.CharField(max_length=20, default="exempt")
    position = models.PositiveSmallIntegerField(default=0)
    withdrawn = models.BooleanField(_("no longer sold"), default=False)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("ticket")
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="free") | Q(price_pence=0), name="free_costs_nothing"
            ),
            models.CheckConstraint(
                condition=~Q(kind="fixed") | Q(price_pence__gt=0), name="fixed_costs_something"
            ),
            models.CheckConstraint(condition=Q(admits__gte=1), name="a_ticket_admits_somebody"),
            models.CheckConstraint(
                condition=Q(max_per_booking__gte=1), name="at_least_one_per_booking"
            ),
        ]

    def __str__(self) -> str:
        return self.title_en

    @property
    def price(self) -> Money:
        return Money(self.price_pence)

    @property
    def is_sold_online(self) -> bool:
        return self.kind in self.Kind.SOLD_ONLINE and not self.withdrawn


class PoolDemand(models.Model):
    """One ticket of this type takes `units` from this pool (of each session that it covers)."""

    ticket_type = models.ForeignKey(TicketType, on_delete=models.CASCADE, related_name="demands")
    pool = models.ForeignKey(CapacityPool, on_delete=models.CASCADE, related_name="demands")
    units = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket_type", "pool"], name="one_demand_per_pool"),
            models.CheckConstraint(condition=Q(units__gt=0), name="demand_is_positive"),
        ]

    def __str__(self) -> str:
        return f"Demand {self.pk}"


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
    gift_pence = models.PositiveIntegerField(default=0)
    campaign_ref = models.CharField(max_length=16, blank=True)
    # Double submission of the first form makes one booking.
    request_key = models.CharField(max_length=64, unique=True, null=True, blank=True)
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
        return Money(self.tickets_pence + self.gift_pence)

    def is_held(self, *, at: datetime) -> bool:
        """Whether its booker may still go on; after that, only money already under way counts."""
        return self.state == BookingState.HELD and at < self.pay_by


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
    vat = models.CharField(max_length=20, default="exempt")
    live = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"Line {self.ref}"

    @property
    def price(self) -> Money:
        return Money(self.price_pence)


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
