"""Public liability insurance that somebody has of their own."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.money import Money
from kernel.people.models import Person
from safeguarding.vetting.models.rows import RecordQuerySet


class Insurance(models.Model):
    """`until_date` is the first day on which it no longer covers."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="insurances")
    amount_pence = models.BigIntegerField(_("covers up to"))
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("first day it no longer covers"))
    seen_date = models.DateField(_("seen on"))
    seen_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    set_aside_at = models.DateTimeField(null=True, blank=True)

    objects = RecordQuerySet["Insurance"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_date__gt=F("from_date"), amount_pence__gt=0),
                name="insurance_covers_something_for_a_while",
            ),
            models.CheckConstraint(
                condition=~Q(seen_by=F("person")), name="nobody_sees_their_own_insurance"
            ),
        ]

    def __str__(self) -> str:
        return f"Insurance {str(self.key)[:4]}"

    @property
    def amount(self) -> Money:
        return Money(self.amount_pence)
