"""Why a role may ask for the level it asks for: the answers, and what the law made of them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kernel.people.models import Person
from safeguarding.vetting.models.levels import Jurisdiction, Level
from safeguarding.vetting.models.work_role import WorkRole


class Eligibility(models.Model):
    """One assessment of a role; the latest counts, and none is ever changed."""

    role = models.ForeignKey(WorkRole, on_delete=models.PROTECT, related_name="assessments")
    jurisdiction = models.CharField(max_length=16, choices=Jurisdiction.choices)
    answers = models.JSONField()  # question's key: its answer
    allowed = models.CharField(_("the most the law allows"), max_length=24, choices=Level.choices)
    regulated = models.BooleanField(_("regulated activity"))
    chosen = models.CharField(_("asked for"), max_length=24, choices=Level.choices)
    rationale = models.TextField(_("why that level is lawful"))
    law_on = models.DateField(_("as the law stood on"))
    assessed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    assessed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(chosen="none") | ~Q(rationale=""), name="an_assessment_says_why"
            )
        ]

    def __str__(self) -> str:
        return f"Eligibility {self.pk}"
