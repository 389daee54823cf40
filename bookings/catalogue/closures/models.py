"""A time when the house, or one of its venues, is shut: half-term, Christmas, the builders."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Closure(models.Model):
    title = models.CharField(_("why"), max_length=120)
    from_date = models.DateField(_("first day"))
    until_date = models.DateField(_("last day"))  # still shut
    # Null: everywhere.
    venue = models.ForeignKey(
        "bookings.Venue", on_delete=models.CASCADE, null=True, blank=True, related_name="closures"
    )

    class Meta:
        ordering = ["from_date", "pk"]
        verbose_name = _("closure")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_date__gte=F("from_date")), name="closure_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return self.title
