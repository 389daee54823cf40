"""A date was moved or called off, and those who booked it are to be told."""

from django.db import models
from django.db.models import Q


class DateNews(models.Model):
    """What was true before; one row until the bookers have been told, however often it changed."""

    class Kind(models.TextChoices):
        MOVED = "moved", "moved"
        CANCELLED = "cancelled", "cancelled"

    session = models.ForeignKey("bookings.Session", on_delete=models.CASCADE, related_name="news")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    was_starts_at = models.DateTimeField()
    was_ends_at = models.DateTimeField()
    was_where = models.CharField(max_length=400, blank=True)
    noted_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session"], condition=Q(told_at__isnull=True), name="one_news_of_a_date"
            )
        ]

    def __str__(self) -> str:
        return f"News {self.pk}"
