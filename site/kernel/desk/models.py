"""What a person must decide or do, because the machine should not."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kernel.constraints import both_or_neither
from kernel.people.roles import Role


class StaffTask(models.Model):
    kind = models.CharField(max_length=60)
    about_kind = models.CharField(max_length=40, blank=True)
    about_ref = models.CharField(max_length=40, blank=True)
    for_role = models.CharField(_("for"), max_length=32, choices=Role.choices)
    text = models.TextField(_("what to do"))
    raised_at = models.DateTimeField(_("raised"))
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.CharField(max_length=60, null=True, blank=True)  # noqa: DJ001 -- pairs with done_at
    # The same trouble found twice is one task.
    dedupe_key = models.CharField(max_length=160, unique=True)

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        constraints = [both_or_neither("done_at", "done_by", model="stafftask")]

    def __str__(self) -> str:
        return f"Task {self.pk}: {self.kind}"


class Submission(models.Model):
    """A staff form that was sent: sent again, it leads where it led and does nothing more."""

    key = models.CharField(max_length=120, unique=True)  # who sent it, and the form's own key
    sent_at = models.DateTimeField(db_index=True)
    leads_to = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"Submission {self.pk}"

    def lead_to(self, address: str) -> None:
        """Where its twin is sent; said inside the action that the form began."""
        self.leads_to = address
        self.save(update_fields=["leads_to"])
