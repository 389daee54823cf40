"""One attempt to pay one thing, and what it is for. Whole pence everywhere."""

import uuid
from enum import nonmember
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.money import Money
from kernel.references import new_ref


class PaymentState(models.TextChoices):
    CREATED = "created", _("Started")
    PENDING = "pending", _("Waiting for the provider")
    SUCCEEDED = "succeeded", _("Paid")
    FAILED = "failed", _("Declined")
    CANCELLED = "cancelled", _("Given up")

    # Money may still arrive after we have given up on it: record first, decide afterwards.
    NEXT = nonmember(
        {
            "created": {"pending", "succeeded", "failed", "cancelled"},
            "pending": {"succeeded", "failed", "cancelled"},
            "failed": {"succeeded"},
            "cancelled": {"succeeded"},
            "succeeded": set(),
        }
    )
    OPEN = nonmember(("created", "pending"))


class PaymentQuerySet(models.QuerySet["Payment"]):
    def open(self) -> Self:
        return self.filter(state__in=PaymentState.OPEN)

    def of(self, owner: tuple[str, str]) -> Self:
        """Attempts to pay for one thing, named by (kind, reference)."""
        return self.filter(owner_kind=owner[0], owner_ref=owner[1])


class Payment(models.Model):
    """One attempt to pay one thing. A declined attempt stays; the next try is a new row."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    owner_kind = models.CharField(max_length=40)  # "booking": whose handler settles it
    owner_ref = models.CharField(max_length=40)
    amount_pence = models.PositiveIntegerField()  # what we asked for
    received_pence = models.PositiveIntegerField(default=0)  # what came, in `currency`
    currency = models.CharField(max_length=3, default="GBP")
    refund_pence = models.PositiveIntegerField(default=0)  # promised or made
    state = models.CharField(
        max_length=12, choices=PaymentState.choices, default=PaymentState.CREATED
    )
    provider = models.CharField(max_length=20)
    provider_ref = models.CharField(max_length=255, null=True, blank=True)  # noqa: DJ001 -- unique when present
    attempt_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    checkout_url = models.URLField(max_length=2000, blank=True)
    checkout_until = models.DateTimeField(null=True, blank=True)
    is_test = models.BooleanField(default=False)
    started_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="payment_is_positive"),
            # What never came cannot go back.
            models.CheckConstraint(
                condition=Q(refund_pence__lte=F("received_pence")), name="never_over_refunded"
            ),
            models.UniqueConstraint(
                fields=["owner_kind", "owner_ref"],
                condition=Q(state__in=("created", "pending")),
                name="one_open_payment_per_owner",
            ),
            models.UniqueConstraint(
                fields=["provider", "provider_ref"],
                condition=Q(provider_ref__isnull=False),
                name="one_payment_per_provider_object",
            ),
        ]

    def __str__(self) -> str:
        return f"Payment {self.ref}"

    @property
    def amount(self) -> Money:
        return Money(self.amount_pence)

    @property
    def owner(self) -> tuple[str, str]:
        return self.owner_kind, self.owner_ref

    @property
    def is_open(self) -> bool:
        return self.state in PaymentState.OPEN

    def move(self, to: PaymentState, **changes: Any) -> bool:
        """Compare-and-set to `to` from where the table allows it; False when somebody was first."""
        come_from = [state for state, then in PaymentState.NEXT.items() if to in then]
        won = Payment.objects.filter(pk=self.pk, state__in=come_from).update(state=to, **changes)
        self.refresh_from_db()
        return bool(won)


class LineKind(models.TextChoices):
    TICKET = "ticket", _("Ticket")
    GIFT = "gift", _("Gift")


class PaymentLine(models.Model):
    """What a payment is for: `owner_ref` is the ticket line's or the campaign's reference."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=10, choices=LineKind.choices)
    owner_ref = models.CharField(max_length=40)
    description = models.CharField(max_length=250)
    pence = models.PositiveIntegerField()
    refund_pence = models.PositiveIntegerField(default=0)  # promised or made
    vat = models.CharField(max_length=20, default="exempt")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pence__gt=0), name="payment_line_is_positive"),
            models.CheckConstraint(
                condition=Q(refund_pence__lte=F("pence")), name="no_line_over_refunded"
            ),
        ]

    def __str__(self) -> str:
        return f"Line {self.pk} of {self.payment_id}"

    @property
    def amount(self) -> Money:
        return Money(self.pence)
