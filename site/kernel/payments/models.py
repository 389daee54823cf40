"""Money that came, money that went back, and the book that says so. Whole pence everywhere."""

import uuid
from enum import nonmember

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


class Payment(models.Model):
    """One attempt to pay one thing. A declined attempt stays; the next try is a new row."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    owner_kind = models.CharField(max_length=40)  # "booking": whose handler settles it
    owner_ref = models.CharField(max_length=40)
    amount_pence = models.PositiveIntegerField()
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

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="payment_is_positive"),
            models.CheckConstraint(
                condition=Q(refund_pence__lte=F("amount_pence")), name="never_over_refunded"
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
    vat = models.CharField(max_length=20, default="exempt")

    def __str__(self) -> str:
        return f"Line {self.pk} of {self.payment_id}"


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
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="refund_is_positive")
        ]

    def __str__(self) -> str:
        return f"Refund {self.ref}"


class RefundLine(models.Model):
    refund = models.ForeignKey(Refund, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(PaymentLine, on_delete=models.PROTECT, related_name="refund_lines")
    pence = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"Line {self.pk} of refund {self.refund_id}"


class LedgerEntry(models.Model):
    """The book: written once, never changed. Money in is positive, money out negative."""

    at = models.DateTimeField()
    kind = models.CharField(max_length=20)  # the line's kind, for money in and money out alike
    pence = models.IntegerField()
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="entries")
    refund = models.ForeignKey(Refund, on_delete=models.PROTECT, null=True, related_name="entries")
    line = models.ForeignKey(PaymentLine, on_delete=models.PROTECT, related_name="entries")
    vat = models.CharField(max_length=20, default="exempt")
    dedupe_key = models.CharField(max_length=120, unique=True)

    def __str__(self) -> str:
        return f"Entry {self.pk}"


class ProviderEvent(models.Model):
    """What the provider told us, kept under its own id: told twice, acted on once."""

    provider = models.CharField(max_length=20)
    event_id = models.CharField(max_length=255)
    kind = models.CharField(max_length=80)
    object_ref = models.CharField(max_length=255, blank=True)
    payload = models.JSONField()
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "event_id"], name="one_event_id")
        ]

    def __str__(self) -> str:
        return f"Event {self.event_id}"


class TestCheckout(models.Model):
    """The far side of *Test payments*: what a real provider would keep in its own house."""

    __test__ = False  # not a test case, whatever its name says to pytest
    ref = models.CharField(max_length=40, unique=True)
    amount_pence = models.PositiveIntegerField()
    metadata = models.JSONField(default=dict)
    state = models.CharField(max_length=12, default="open")  # open, paid, declined, expired
    expires_at = models.DateTimeField()
    return_url = models.URLField(max_length=2000)
    cancel_url = models.URLField(max_length=2000)
    refunded_pence = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"Test checkout {self.ref}"
