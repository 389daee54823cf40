"""An agency or partner writes that it has made the checks; what we then know came by letter."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.people.models import Person
from safeguarding.vetting.models.rows import RecordQuerySet


class AgencyLetter(models.Model):
    """Written confirmation about one person; each check it confirms is a `Check` that points here.

    Whoever arrives must be whoever was written about: somebody of ours looked, on a day.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="agency_letters")
    organisation = models.CharField(_("agency or partner"), max_length=160)
    dated = models.DateField(_("dated"))
    received_date = models.DateField(_("received on"))
    received_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    certificate_shown = models.BooleanField(_("the certificate was shown to us"), default=False)
    identity_date = models.DateField(_("identity checked on arrival"), null=True, blank=True)
    identity_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField()
    set_aside_at = models.DateTimeField(null=True, blank=True)

    objects = RecordQuerySet["AgencyLetter"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(received_by=F("person"))
                & (Q(identity_by__isnull=True) | ~Q(identity_by=F("person"))),
                name="nobody_receives_their_own_letter",
            ),
            models.CheckConstraint(
                condition=Q(identity_date__isnull=True, identity_by__isnull=True)
                | Q(identity_date__isnull=False, identity_by__isnull=False),
                name="a_letter_identity_date_with_identity_by",
            ),
        ]

    def __str__(self) -> str:
        return f"Letter {str(self.key)[:4]}"
