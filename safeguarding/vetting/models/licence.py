"""Licences of a council: for chaperones, for children who perform, and for a body of persons."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.people.models import Person
from safeguarding.vetting.models.rows import RecordQuerySet


class Licence(models.Model):
    """Given to a person (chaperone, a performing child) or for one activity (BOPA).

    `until_date` is the first day that no longer counts; `activity_ref` is bookings' reference.
    """

    class Kind(models.TextChoices):
        CHAPERONE = "chaperone", _("Chaperone")
        PERFORMANCE = "performance", _("Child performance")
        BOPA = "bopa", _("Body of persons approval (BOPA)")

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="licences"
    )
    activity_ref = models.CharField(_("activity"), max_length=16, blank=True)
    authority = models.CharField(_("given by"), max_length=160)
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("first day it no longer counts"))
    days_allowed = models.PositiveSmallIntegerField(_("days it allows"), null=True, blank=True)
    seen_date = models.DateField(_("seen on"))
    seen_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    set_aside_at = models.DateTimeField(null=True, blank=True)

    objects = RecordQuerySet["Licence"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_date__gt=F("from_date")), name="a_licence_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(kind="bopa", person__isnull=True) & ~Q(activity_ref="")
                | ~Q(kind="bopa") & Q(person__isnull=False),
                name="a_licence_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | ~Q(seen_by=F("person")),
                name="nobody_sees_their_own_licence",
            ),
        ]

    def __str__(self) -> str:
        return f"Licence {str(self.key)[:4]}"


class PerformanceDay(models.Model):
    """A day on which a child performs or rehearses before an audience: what the four-day rule and
    a licence's own limit count."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="performance_days")
    day = models.DateField(_("day"))
    activity_ref = models.CharField(_("activity"), max_length=16, blank=True)
    licence = models.ForeignKey(
        Licence, on_delete=models.PROTECT, null=True, blank=True, related_name="days"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "day"], name="a_day_is_counted_once")
        ]

    def __str__(self) -> str:
        return f"Day {self.pk}"
