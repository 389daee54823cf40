"""Who waits until the team can look after more people. No place is held for them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

MOST = 20


class WaitingNote(models.Model):
    """One address for one date or run, told once. It is forgotten when the date has begun."""

    activity = models.ForeignKey(
        "bookings.Activity", on_delete=models.CASCADE, related_name="waiting_notes"
    )
    offer_ref = models.CharField(max_length=16, db_index=True)  # a session's, or the course's
    name = models.CharField(_("your name"), max_length=200)
    email = models.EmailField(_("your e-mail address"))
    people = models.PositiveSmallIntegerField(_("how many places"))
    language = models.CharField(max_length=8, default="en")
    asked_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["offer_ref", "email"],
                condition=Q(told_at__isnull=True),
                name="an_address_waits_once",
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1, people__lte=MOST), name="somebody_waits"
            ),
        ]

    def __str__(self) -> str:
        return f"Waiting note {self.pk}"
