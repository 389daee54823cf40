"""Somebody asked for the links of their bookings; whether there are any is seen later."""

from django.db import models
from django.db.models import Q


class LinkRequest(models.Model):
    """An address typed at `/booking/find/`, known or not; forgotten within a day."""

    email = models.EmailField()
    language = models.CharField(max_length=8, default="en")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email"], condition=Q(done_at__isnull=True), name="an_address_asks_once"
            )
        ]

    def __str__(self) -> str:
        return f"Link request {self.pk}"
