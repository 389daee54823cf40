"""Who came."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Attendance(models.Model):
    class Mark(models.TextChoices):
        EXPECTED = "expected", _("Expected")
        PRESENT = "present", _("Here")
        LATE = "late", _("Late")
        ABSENT = "absent", _("Not here")
        EXCUSED = "excused", _("Sent word")

    place = models.OneToOneField(
        "bookings.Place", on_delete=models.PROTECT, related_name="attendance"
    )
    mark = models.CharField(max_length=10, choices=Mark.choices, default=Mark.EXPECTED)
    marked_at = models.DateTimeField()
    marked_by = models.CharField(max_length=60)  # the actor, as the trail writes it

    def __str__(self) -> str:
        return f"Attendance {self.pk}"
