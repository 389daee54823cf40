"""The trail: append-only, chained, without foreign keys and without names."""

from django.db import models


class AuditEvent(models.Model):
    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    verb = models.CharField(max_length=80)
    about_kind = models.CharField(max_length=40)
    about_ref = models.CharField(max_length=64)
    facts = models.JSONField(default=dict)  # states, pence, references; never a name
    mac = models.CharField(max_length=64)  # HMAC over this row and the mac before it

    class Meta:
        indexes = [models.Index(fields=["about_kind", "about_ref"], name="trail_about")]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb}"


class Checkpoint(models.Model):
    """A signed head of the chain that has left the building."""

    seq = models.PositiveBigIntegerField()
    mac = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    signature = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"Checkpoint at {self.seq}"
