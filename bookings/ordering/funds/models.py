"""A bursary fund: it pays the price of tickets, and never more than it has."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.money import Money
from kernel.references import new_ref


class BursaryFund(models.Model):
    """`spent_pence` changes only by conditional update (codes/spending.py)."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    title = models.CharField(_("name"), max_length=120, unique=True)
    budget_pence = models.PositiveIntegerField()
    spent_pence = models.IntegerField(default=0)

    class Meta:
        ordering = ["title"]
        verbose_name = _("bursary fund")
        constraints = [
            models.CheckConstraint(condition=Q(spent_pence__gte=0), name="fund_spent_not_negative"),
            models.CheckConstraint(
                condition=Q(spent_pence__lte=F("budget_pence")), name="fund_never_overspent"
            ),
        ]

    def __str__(self) -> str:
        return f"Fund {self.ref}"

    @property
    def budget(self) -> Money:
        return Money(self.budget_pence)

    @property
    def left(self) -> Money:
        return Money(self.budget_pence - self.spent_pence)
