"""One wording as people were shown it. A later one is a new row: what was agreed stays readable."""

import hashlib
from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from kernel.references import new_ref


class TermsVersionQuerySet(models.QuerySet["TermsVersion"]):
    def in_force(self, *, at: datetime) -> Self:
        return self.filter(from_at__lte=at)


class TermsVersion(models.Model):
    class Kind(models.TextChoices):
        TERMS = "terms", _("Terms of booking")
        PRIVACY = "privacy", _("How we use what you tell us")

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    language = models.CharField(max_length=8, default="en")
    number = models.PositiveSmallIntegerField()  # 1, 2, …: of this kind in this language
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    from_at = models.DateTimeField()

    objects = TermsVersionQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "language", "-number"]
        verbose_name = _("version of the terms")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language", "number"], name="one_terms_version_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.number}"

    @property
    def is_whole(self) -> bool:
        """Whether the text is still the one that was signed for by its hash."""
        return self.sha256 == digest(self.text)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
