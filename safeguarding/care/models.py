"""What carers tell us so that somebody is well looked after. Sealed; never on a page or in a mail.

How long it is kept: `keep_until`, a day counted from the last date that it was told for. The rule
for each kind stands in `keeping.py`.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kernel.crypto.fields import SealedField
from kernel.people.models import Person
from kernel.references import new_ref


class CareNote(models.Model):
    """One thing said about somebody. An empty text: it was asked, and there was nothing to say."""

    class Kind(models.TextChoices):
        HEALTH = "health", _("Health: know this and act on it")
        HELPS = "helps", _("What helps")
        ACCESS = "access", _("Access")
        CLOSE = "close", _("For the safeguarding team only")

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="care_notes")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    text_sealed = SealedField(row="ref", blank=True, default="")
    said_at = models.DateTimeField()
    keep_until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("care note")
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="one_care_note_of_a_kind")
        ]
        indexes = [models.Index(fields=["keep_until"], name="care_notes_by_end")]

    def __str__(self) -> str:
        return f"Care note {self.ref}"


class EmergencyContact(models.Model):
    """Whom to ring about somebody, the first one first."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contacts")
    position = models.PositiveSmallIntegerField()
    name_sealed = SealedField(row="ref")
    relation_sealed = SealedField(row="ref", blank=True, default="")
    phone_sealed = SealedField(row="ref")
    said_at = models.DateTimeField()
    keep_until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("emergency contact")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "position"], name="one_contact_a_position"),
            models.CheckConstraint(
                condition=Q(position__gte=1, position__lte=4), name="four_contacts_at_most"
            ),
        ]

    def __str__(self) -> str:
        return f"Emergency contact {self.ref}"


class Collector(models.Model):
    """Who may take a child home. `word`: what they say at the door, where a family wants one."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="collectors")
    position = models.PositiveSmallIntegerField()
    name_sealed = SealedField(row="ref")
    word_sealed = SealedField(row="ref", blank=True, default="")
    said_at = models.DateTimeField()
    keep_until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("collector")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "position"], name="one_collector_a_position"),
        ]

    def __str__(self) -> str:
        return f"Collector {self.ref}"
