"""A stock of places, and what one ticket takes of it."""

from enum import nonmember

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bookings.ordering.models.tickets import TicketType


class CapacityPool(models.Model):
    """A stock of places. `taken` changes only by conditional update (see inventory.py)."""

    class Kind(models.TextChoices):
        GENERAL = "general", _("Places")
        ACCESS = "access", _("Kept for access")
        SCHOOLS = "schools", _("Kept for schools")
        BURSARY = "bursary", _("Kept for bursaries")
        STAFF = "staff", _("Kept by staff")
        LIMIT = "limit", _("Limit of a ticket")

        # Each place is a unit of one of these; a limit only counts.
        STOCK = nonmember(("general", "access", "schools", "bursary", "staff"))
        KEPT = nonmember(("access", "schools", "bursary", "staff"))

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
    # Places moved to the pools kept beside this one, of the same session; see `holding_back`.
    held_back = models.PositiveIntegerField(default=0)
    # When what is kept goes back to everybody by itself, and when the box office was told so.
    release_at = models.DateTimeField(null=True, blank=True)
    warned_at = models.DateTimeField(null=True, blank=True)
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
                fields=["session", "kind"],
                condition=Q(kind__in=["access", "schools", "bursary", "staff"]),
                name="one_pool_kept_for_each_per_session",
            ),
            models.CheckConstraint(
                condition=Q(release_at__isnull=True) | ~Q(kind__in=["general", "limit"]),
                name="only_what_is_kept_goes_back",
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
    def of_all(self) -> int | None:
        """Of a general pool: with what is kept beside it; None: no limit."""
        return None if self.capacity is None else self.capacity + self.held_back

    @property
    def to_sell(self) -> int | None:
        """The same, as far as the team can look after more people; None: no limit."""
        looked_after = None if self.team_limit is None else self.team_limit - self.held_back
        limits = [limit for limit in (self.capacity, looked_after) if limit is not None]
        return max(min(limits) - self.taken, 0) if limits else None


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
