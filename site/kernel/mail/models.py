"""The outbox: a mail is a row first. It is sent when the row says so."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Message(models.Model):
    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Given up")

    kind = models.CharField(max_length=60)
    about_kind = models.CharField(max_length=40, blank=True)
    about_ref = models.CharField(max_length=40, blank=True)
    to = models.EmailField()
    language = models.CharField(max_length=8, default="en")
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    # What to attach, by name: [["ticket", "<ref>"], …]. Bytes are made when it is sent.
    attach = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    queued_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    dedupe_key = models.CharField(max_length=160, unique=True)

    class Meta:
        indexes = [models.Index(fields=["state", "next_try_at"], name="message_due")]

    def __str__(self) -> str:
        return f"Message {self.pk}: {self.kind}"


class Delivery(models.Model):
    """One attempt to hand a message over, and how it ended."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=20)
    detail = models.CharField(max_length=200, blank=True)  # the kind of fault, never an address

    def __str__(self) -> str:
        return f"Delivery {self.pk}: {self.outcome}"
