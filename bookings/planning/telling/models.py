"""Who has been told that a session may not run: once a week before, once the day before."""

from django.db import models


class GateNotice(models.Model):
    """`days` is 7 or 1: told when so many days or fewer were left."""

    session = models.ForeignKey(
        "bookings.Session", on_delete=models.CASCADE, related_name="gate_notices"
    )
    days = models.PositiveSmallIntegerField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "days"], name="told_once_a_step")]

    def __str__(self) -> str:
        return f"Notice {self.pk}"
