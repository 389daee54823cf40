"""Who works with us in which role, from when, on whose account, and under whose eye."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.people.models import Person
from safeguarding.vetting.models.work_role import WorkRole


class Engagement(models.Model):
    """A person works with us in a role; `until_date` is the first day that no longer counts.

    `days_elsewhere`: on how many days in thirty they do such work for others, as they told us on
    `days_elsewhere_date`. The law's three days in thirty count across settings. Empty: not asked.
    """

    class Basis(models.TextChoices):
        PAID = "paid", _("Paid by us")
        SELF_EMPLOYED = "self_employed", _("Self-employed")
        VOLUNTEER = "volunteer", _("Volunteer")
        AGENCY = "agency", _("Sent by an agency")
        PARTNER = "partner", _("Paid by a partner")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="engagements")
    role = models.ForeignKey(WorkRole, on_delete=models.PROTECT, related_name="engagements")
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"), null=True, blank=True)
    basis = models.CharField(
        _("on what terms"), max_length=14, choices=Basis.choices, default="paid"
    )
    employer = models.CharField(_("agency or partner"), max_length=160, blank=True)
    supervised = models.BooleanField(_("always with somebody cleared beside them"), default=False)
    days_elsewhere = models.PositiveSmallIntegerField(
        _("days in thirty with others"), null=True, blank=True
    )
    days_elsewhere_date = models.DateField(_("as told on"), null=True, blank=True)
    lived_abroad = models.BooleanField(
        _("lived abroad for three months or more in the last five years"), null=True, blank=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_date__isnull=True) | Q(until_date__gt=F("from_date")),
                name="an_engagement_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(basis__in=["agency", "partner"]) | ~Q(employer=""),
                name="whoever_is_sent_is_sent_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(days_elsewhere__isnull=True, days_elsewhere_date__isnull=True)
                | Q(days_elsewhere__lte=30, days_elsewhere_date__isnull=False),
                name="days_elsewhere_say_when_they_were_told",
            ),
        ]

    def __str__(self) -> str:
        return f"Engagement {self.pk}"

    @property
    def volunteer(self) -> bool:
        return self.basis == self.Basis.VOLUNTEER
