"""What all records have in common: a row never changes, and a slip is set aside."""

from typing import Self

from django.db import models


class RecordQuerySet[Row: models.Model](models.QuerySet[Row]):
    def that_stand(self) -> Self:
        """Without those that were recorded by mistake."""
        return self.filter(set_aside_at__isnull=True)
