"""Which wording was agreed to with which booking."""

from django.db import models

from kernel.organisation.terms.models import TermsVersion


class Agreement(models.Model):
    booking = models.ForeignKey(
        "bookings.Booking", on_delete=models.PROTECT, related_name="agreements"
    )
    version = models.ForeignKey(TermsVersion, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["booking", "version"], name="agreed_once")]

    def __str__(self) -> str:
        return f"Agreement {self.pk}"
