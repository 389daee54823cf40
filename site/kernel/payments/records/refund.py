"""Money that goes back: promised as a row first, then asked of the provider."""

from enum import nonmember
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kernel.money import Money
from kernel.payments.records.payment import Payment, PaymentLine
from kernel.references import new_ref


class RefundState(models.TextChoices):
    REQUESTED = "requested", _("Promised")
    SUBMITTED = "submitted", _("On its way")
    SUCCEEDED = "succeeded", _("Returned")
    FAILED = "failed", _("Did not go through")

    NEXT = nonmember(
        {
            "requested": {"submitted", "succeeded", "failed"},
            "submitted": {"succeeded", "failed"},
            "succeeded": set(),
            "failed": set(),
        }
    )
    UNSETTLED = nonmember(("requested", "submitted"))


class Refund(models.Model):
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    amount_pence = models.PositiveIntegerField()
    state = models.CharField(
        max_length=12, choices=RefundState.choices, default=RefundState.REQUESTED
    )
    reason = models.CharField(max_length=60)
    # Sent to the provider: the same refund asked for twice is made once.
    key = models.CharField(max_length=80, unique=True)
    requested_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="refund_is_positive")
        ]

    def __str__(self) -> str:
        return f"Refund {self.ref}"

    @property
    def amount(self) -> Money:
        return Money(self.amount_pence)

    def move(self, to: RefundState, **changes: Any) -> bool:
        """Compare-and-set to `to` from where the table allows it; False when somebody was first."""
        come_from = [state for state, then in RefundState.NEXT.items() if to in then]
        won = Refund.objects.filter(pk=self.pk, state__in=come_from).update(state=to, **changes)
        self.refresh_from_db()
        return bool(won)


class RefundLine(models.Model):
    refund = models.ForeignKey(Refund, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(PaymentLine, on_delete=models.PROTECT, related_name="refund_lines")
    pence = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"Line {self.pk} of refund {self.refund_id}"
