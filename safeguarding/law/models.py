"""Rules with their dates and sources, as rows for people to read (design D8)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Rule(models.Model):
    """One rule for one time. Rows mirror `rules.yaml`; only `begins_date` is the house's own."""

    class Jurisdiction(models.TextChoices):
        ENGLAND_WALES = "england_wales", _("England and Wales")
        ENGLAND = "england", _("England")
        SCOTLAND = "scotland", _("Scotland")
        NORTHERN_IRELAND = "northern_ireland", _("Northern Ireland")
        UK = "uk", _("United Kingdom")

    key = models.SlugField(unique=True, max_length=120)
    code = models.SlugField(max_length=60)
    jurisdiction = models.CharField(max_length=20, choices=Jurisdiction.choices)
    from_date = models.DateField(_("from"), null=True, blank=True)
    until_date = models.DateField(_("first day it no longer counts"), null=True, blank=True)
    is_policy = models.BooleanField(default=False)
    is_switch = models.BooleanField(default=False)
    begins_date = models.DateField(_("begins on"), null=True, blank=True)
    parameters = models.JSONField(default=dict)
    title = models.CharField(max_length=200)
    says = models.TextField()
    source = models.CharField(max_length=200)
    address = models.URLField(max_length=300)
    note = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_date__isnull=True)
                | Q(from_date__isnull=True)
                | Q(until_date__gt=F("from_date")),
                name="a_rule_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(begins_date__isnull=True) | Q(is_switch=True),
                name="only_a_switch_begins_by_hand",
            ),
        ]

    def __str__(self) -> str:
        return self.key
