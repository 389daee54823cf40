"""Training: what it is about, which role needs it how often, and who has done it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kernel.people.models import Person
from safeguarding.vetting.models.rows import RecordQuerySet
from safeguarding.vetting.models.work_role import WorkRole


class TrainingTopic(models.Model):
    """What training is about, such as safeguarding children, first aid, or work in custody."""

    key = models.SlugField(unique=True)
    title = models.CharField(_("training"), max_length=120)
    safeguarding = models.BooleanField(_("counts as safeguarding training"), default=False)

    def __str__(self) -> str:
        return self.title


class RoleTraining(models.Model):
    """A role needs training in a topic: at a level at least, refreshed every so many months."""

    role = models.ForeignKey(WorkRole, on_delete=models.CASCADE, related_name="trainings")
    topic = models.ForeignKey(TrainingTopic, on_delete=models.PROTECT, related_name="roles")
    level = models.PositiveSmallIntegerField(_("level at least"), null=True, blank=True)
    refresher_months = models.PositiveSmallIntegerField(
        _("refreshed every so many months"), null=True, blank=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["role", "topic"], name="a_role_asks_once_for_a_training"
            ),
            models.CheckConstraint(
                condition=models.Q(refresher_months__isnull=True)
                | models.Q(refresher_months__gte=1, refresher_months__lte=120),
                name="a_refresher_comes_in_ten_years",
            ),
        ]

    def __str__(self) -> str:
        return f"Training for {self.role_id}"


class Training(models.Model):
    """Training that somebody has done. A row never changes; a slip is set aside."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="trainings")
    topic = models.ForeignKey(
        TrainingTopic, on_delete=models.PROTECT, null=True, blank=True, related_name="trainings"
    )
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    title = models.CharField(_("training"), max_length=160)
    completed_date = models.DateField(_("completed"))
    until_date = models.DateField(_("first day it no longer counts"), null=True, blank=True)
    safeguarding = models.BooleanField(_("counts as safeguarding training"), default=False)
    set_aside_at = models.DateTimeField(null=True, blank=True)

    objects = RecordQuerySet["Training"].as_manager()

    def __str__(self) -> str:
        return f"Training {self.pk}"
