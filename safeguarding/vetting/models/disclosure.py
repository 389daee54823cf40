"""A certificate that says something: two people decide whether the person may do the role."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.crypto.fields import SealedField
from kernel.people.models import Person
from safeguarding.vetting.models.check import Check
from safeguarding.vetting.models.work_role import WorkRole


class Disclosure(models.Model):
    """One person proposes, another answers, once; then it never changes. A later one counts more.

    The reasons are about risk in the role, sealed, and never what the certificate says. `person`
    is the check's: neither of the two may be they, and the database holds that.
    """

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", _("They may do this role")
        REFUSED = "refused", _("They may not do this role")

    class Answer(models.TextChoices):
        AGREED = "agreed", _("Agreed")
        DECLINED = "declined", _("Not agreed")

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Rows of this table, not `check`: Django's models have a method of that name.
    certificate = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="disclosures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.ForeignKey(WorkRole, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices)
    reasons_sealed = SealedField()
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices, blank=True)
    answered_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("proposed_by")),
                name="a_disclosure_is_decided_by_two",
            ),
            models.CheckConstraint(
                condition=~Q(proposed_by=F("person"))
                & (Q(answered_by__isnull=True) | ~Q(answered_by=F("person"))),
                name="nobody_decides_their_own_disclosure",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | ~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False),
                name="an_answer_has_its_who_and_when",
            ),
            models.CheckConstraint(condition=~Q(reasons_sealed=""), name="a_disclosure_says_why"),
        ]

    def __str__(self) -> str:
        return f"Decision {str(self.key)[:4]}"
