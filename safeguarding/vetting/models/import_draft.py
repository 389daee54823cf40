"""A sheet between being looked at and being brought in: sealed, its maker's alone, for a day."""

import uuid

from django.db import models

from kernel.crypto.fields import SealedField


class ImportDraft(models.Model):
    """The rows as text, never the file. Gone when brought in, and a day later in any case."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    actor = models.CharField(max_length=80)
    rows_sealed = SealedField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Sheet {str(self.key)[:4]}"
