"""A secret address to read one's own diary by, and nothing else."""

from django.db import models
from django.db.models import Q

from kernel.people.models import Person
from kernel.references import new_secret


class DiaryFeed(models.Model):
    """140 bits for one purpose. A new one ends the one before; it answers only while it runs."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="diary_feeds")
    secret = models.CharField(max_length=32, unique=True, default=new_secret, editable=False)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at__isnull=True), name="one_diary_feed_runs"
            )
        ]

    def __str__(self) -> str:
        return f"Diary feed {self.pk}"
