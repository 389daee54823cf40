"""Checks hold facts about a certificate: never a copy of it and never its contents."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.people.models import Person


class WorkRole(models.Model):
    """What somebody does for us, and the highest check that the law lets us ask for it."""

    class Level(models.TextChoices):
        NONE = "none", _("No check")
        BASIC = "basic", _("Basic")
        STANDARD = "standard", _("Standard")
        ENHANCED_CHILD = "enhanced_child", _("Enhanced, child workforce")
        ENHANCED_CHILD_BARRED = (
            "enhanced_child_barred",
            _("Enhanced with the children's barred list"),
        )
        ENHANCED_ADULT = "enhanced_adult", _("Enhanced, adult workforce")
        ENHANCED_ADULT_BARRED = (
            "enhanced_adult_barred",
            _("Enhanced with the adults' barred list"),
        )

    key = models.SlugField(unique=True)
    title = models.CharField(_("title"), max_length=120)
    activity = models.CharField(_("what the role does"), max_length=250)
    level = models.CharField(_("check it may ask for"), max_length=24, choices=Level.choices)
    rationale = models.TextField(_("why that level is lawful"))

    class Meta:
        verbose_name = _("work role")
        constraints = [
            # Asking for a level that a role is not eligible for is unlawful: say why, or ask none.
            models.CheckConstraint(
                condition=Q(level="none") | ~Q(rationale=""), name="a_level_says_why"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Engagement(models.Model):
    """A person works with us in a role; `until_date` is the first day that no longer counts."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="engagements")
    role = models.ForeignKey(WorkRole, on_delete=models.PROTECT, related_name="engagements")
    from_date = models.DateField(_("from"))
    until_date = models.DateField(_("until"), null=True, blank=True)
    volunteer = models.BooleanField(_("volunteer"), default=False)

    def __str__(self) -> str:
        return f"Engagement {self.pk}"


class RecordQuerySet[Row: models.Model](models.QuerySet[Row]):
    def that_stand(self) -> Self:
        """Without those that were recorded by mistake."""
        return self.filter(set_aside_at__isnull=True)


class Check(models.Model):
    """One DBS check of one person. A certificate has no expiry in law: `review_due` is policy.

    A row never changes: what is known later is a later row; a slip is set aside.
    """

    class Scheme(models.TextChoices):
        DBS = "dbs", "DBS"

    class Workforce(models.TextChoices):
        CHILD = "child", _("Child")
        ADULT = "adult", _("Adult")
        CHILD_AND_ADULT = "child_and_adult", _("Child and adult")
        OTHER = "other", _("Other")

    class Outcome(models.TextChoices):
        PENDING = "pending", _("Applied for")
        CLEAR = "clear", _("Accepted")
        NOT_ACCEPTED = "not_accepted", _("Not accepted")

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="checks")
    scheme = models.CharField(max_length=8, choices=Scheme.choices, default=Scheme.DBS)
    level = models.CharField(_("level"), max_length=24, choices=WorkRole.Level.choices)
    workforce = models.CharField(
        _("workforce"), max_length=20, choices=Workforce.choices, blank=True
    )
    outcome = models.CharField(
        _("outcome"), max_length=14, choices=Outcome.choices, default=Outcome.CLEAR
    )
    # Twelve digits that may start with nought, sealed; the last four stay readable.
    number_sealed = models.TextField(blank=True)
    number_last4 = models.CharField(max_length=4, blank=True)
    issued_date = models.DateField(_("issued"), null=True, blank=True)
    seen_date = models.DateField(_("original seen on"), null=True, blank=True)
    seen_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    review_due = models.DateField(_("re-check due"), null=True, blank=True)
    update_service = models.BooleanField(_("on the Update Service"), default=False)
    status_checked_date = models.DateField(_("status last checked"), null=True, blank=True)
    recorded_at = models.DateTimeField()
    set_aside_at = models.DateTimeField(
        null=True, blank=True
    )  # recorded by mistake; counts for nothing

    objects = RecordQuerySet["Check"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome="clear")
                | Q(issued_date__isnull=False, seen_date__isnull=False, seen_by__isnull=False),
                name="an_accepted_check_was_seen",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="clear") | Q(review_due__isnull=False),
                name="an_accepted_check_comes_round_again",
            ),
            models.CheckConstraint(
                condition=Q(seen_by__isnull=True) | ~Q(seen_by=F("person")),
                name="nobody_sees_their_own_check",
            ),
        ]

    def __str__(self) -> str:
        return f"DBS record {str(self.key)[:4]}"


class Training(models.Model):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="trainings")
    title = models.CharField(_("training"), max_length=160)
    completed_date = models.DateField(_("completed"))
    until_date = models.DateField(_("first day it no longer counts"), null=True, blank=True)
    safeguarding = models.BooleanField(_("counts as safeguarding training"), default=False)
    set_aside_at = models.DateTimeField(null=True, blank=True)

    objects = RecordQuerySet["Training"].as_manager()

    def __str__(self) -> str:
        return f"Training {self.pk}"
