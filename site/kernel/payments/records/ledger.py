"""The book that says what came and what went back."""

from django.db import models

from kernel.payments.records.payment import Payment, PaymentLine
from kernel.payments.records.refund import Refund


class LedgerEntry(models.Model):
    """The book: written once, never changed. Money in is positive, money out negative."""

    at = models.DateTimeField()
    # The line's kind, for money in and out alike; “unallocated” for money that fits no line.
    kind = models.CharField(max_length=20)
    pence = models.IntegerField()  # hundredths of `currency`
    currency = models.CharField(max_length=3, default="GBP")
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="entries")
    refund = models.ForeignKey(Refund, on_delete=models.PROTECT, null=True, related_name="entries")
    line = models.ForeignKey(
        PaymentLine, on_delete=models.PROTECT, null=True, related_name="entries"
    )
    vat = models.CharField(max_length=20, default="exempt")
    dedupe_key = models.CharField(max_length=120, unique=True)

    def __str__(self) -> str:
        return f"Entry {self.pk}"
