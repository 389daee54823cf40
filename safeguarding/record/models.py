"""Every time the record left the house as a file: who took it, why, and which file it was."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kernel.references import new_ref


class RecordExport(models.Model):
    """Never changed. The file itself is not kept; `sha256` knows it again."""

    class Format(models.TextChoices):
        ODS = "ods", _("Spreadsheet (ODS)")
        CSV = "csv", _("Plain table (CSV)")

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    format = models.CharField(max_length=4, choices=Format.choices)
    reason = models.TextField(_("what it is for"))
    made_by = models.CharField(max_length=60)  # an actor, as the trail names it
    made_at = models.DateTimeField()
    people = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_record_export_says_why")
        ]

    def __str__(self) -> str:
        return f"Record export {self.ref}"
