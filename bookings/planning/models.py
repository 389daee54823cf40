"""Who works on which session, and what the gate found when it last looked."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kernel.people.models import Person


class TeamAssignment(models.Model):
    class Function(models.TextChoices):
        LEAD = "lead", _("Lead")
        SUPPORT = "support", _("Support")
        ASSISTANT = "assistant", _("Assistant")
        HOST = "host", _("Host")
        GUIDE = "guide", _("Guide")
        INTERPRETER = "interpreter", _("Interpreter")
        CHAPERONE = "chaperone", _("Chaperone")
        PRODUCER = "producer", _("Producer")
        SAFETY = "safety", _("Safety")

    session = models.ForeignKey("bookings.Session", on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    function = models.CharField(_("function"), max_length=12, choices=Function.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person", "function"], name="one_assignment_per_function"
            )
        ]

    def __str__(self) -> str:
        return f"Assignment {self.pk}"


class RatioSignOff(models.Model):
    """The safeguarding lead accepts a gentler ratio, from a day on; the newest one counts."""

    activity = models.ForeignKey(
        "bookings.Activity", on_delete=models.CASCADE, related_name="ratio_sign_offs"
    )
    ratio = models.PositiveSmallIntegerField(_("people to each adult"))
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signed_date = models.DateField(_("signed off on"))
    reason = models.TextField(_("why that is safe"))

    class Meta:
        ordering = ["signed_date", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ratio__gte=1), name="a_ratio_has_people"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_sign_off_says_why"),
        ]

    def __str__(self) -> str:
        return f"Sign-off {self.pk}"


class Finding(models.Model):
    """What the gate found for a session. Rewritten by `planning.gatekeeper`; pages read it."""

    class Light(models.TextChoices):
        RED = "red", _("Stopped")
        AMBER = "amber", _("Soon")

    session = models.ForeignKey(
        "bookings.Session", on_delete=models.CASCADE, related_name="findings"
    )
    light = models.CharField(max_length=6, choices=Light.choices)
    stops_opening = models.BooleanField(default=False)  # no booking; else it only may not run
    text = models.CharField(max_length=300)  # for staff, in plain words
    found_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Finding {self.pk}"
