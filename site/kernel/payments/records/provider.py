"""What a provider told us, and how far its books and ours have been compared."""

from django.db import models


class ProviderEvent(models.Model):
    """What the provider told us, kept under its own id: told twice, acted on once."""

    provider = models.CharField(max_length=20)
    event_id = models.CharField(max_length=255)
    kind = models.CharField(max_length=80)
    object_ref = models.CharField(max_length=255, blank=True)
    payload = models.JSONField()
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "event_id"], name="one_event_id")
        ]

    def __str__(self) -> str:
        return f"Event {self.event_id}"


class Reconciliation(models.Model):
    """How far we have compared a provider's books with ours."""

    provider = models.CharField(max_length=20, primary_key=True)
    looked_until = models.DateTimeField()

    def __str__(self) -> str:
        return f"Reconciliation with {self.provider}"
