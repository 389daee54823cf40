"""A code, and the tickets it was used for."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bookings.ordering.funds.models import BursaryFund
from bookings.ordering.models import BookingLine, TicketType
from kernel.references import new_ref


class CodeQuerySet(models.QuerySet["DiscountCode"]):
    def good(self, *, at: datetime) -> Self:
        """Those that do something at `at`: not withdrawn, in their time, not used up."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=at),
            Q(valid_until=None) | Q(valid_until__gt=at),
            Q(max_uses=None) | Q(used__lt=F("max_uses")),
            Q(fund=None) | Q(fund__spent_pence__lt=F("fund__budget_pence")),
            withdrawn=False,
        )


class DiscountCode(models.Model):
    """`used` counts tickets; it changes only by conditional update (spending.py)."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    code = models.CharField(_("code"), max_length=40, unique=True)
    # Null: good for everything.
    activity = models.ForeignKey(
        "bookings.Activity", on_delete=models.PROTECT, null=True, blank=True, related_name="codes"
    )
    unlocks = models.ForeignKey(
        TicketType, on_delete=models.PROTECT, null=True, blank=True, related_name="codes"
    )
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    pence_off = models.PositiveIntegerField(null=True, blank=True)
    # Pays what the code takes off; null: the house simply takes less.
    fund = models.ForeignKey(
        BursaryFund, on_delete=models.PROTECT, null=True, blank=True, related_name="codes"
    )
    max_uses = models.PositiveIntegerField(null=True, blank=True)
    used = models.IntegerField(default=0)
    valid_from = models.DateTimeField(null=True, blank=True)
    valid_until = models.DateTimeField(null=True, blank=True)
    withdrawn = models.BooleanField(default=False)

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("code")
        constraints = [
            models.CheckConstraint(condition=Q(used__gte=0), name="code_used_not_negative"),
            models.CheckConstraint(
                condition=Q(max_uses__isnull=True) | Q(used__lte=F("max_uses")),
                name="code_never_overused",
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__gte=1, percent__lte=100),
                name="code_takes_a_part_or_all",
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(pence_off__isnull=True),
                name="code_takes_a_part_or_a_sum",
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=False)
                | Q(pence_off__gt=0)
                | Q(unlocks__isnull=False, fund__isnull=True),
                name="code_does_something",
            ),
        ]

    def __str__(self) -> str:
        return f"Code {self.ref}"


class CodeUse(models.Model):
    """One ticket that a code was used for. Live as its line is (spending.py sees to it)."""

    line = models.OneToOneField(BookingLine, on_delete=models.PROTECT, related_name="code_use")
    code = models.ForeignKey(DiscountCode, on_delete=models.PROTECT, related_name="uses")
    fund = models.ForeignKey(
        BursaryFund, on_delete=models.PROTECT, null=True, blank=True, related_name="uses"
    )
    pence = models.PositiveIntegerField()  # what was taken off; the fund's where there is one
    live = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Use {self.pk}"
