"""When each part of `run_due` last ran, and the lock that keeps its twin out."""

from django.db import models


class DuePart(models.Model):
    name = models.CharField(max_length=60, primary_key=True)
    locked_until = models.DateTimeField(null=True, blank=True)
    last_started_at = models.DateTimeField(null=True, blank=True)
    last_finished_at = models.DateTimeField(null=True, blank=True)
    last_outcome = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name
