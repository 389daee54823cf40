"""Certificates on the DBS Update Service: who agreed that we ask, and what we heard each time."""

import uuid
from typing import Any, NoReturn

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from kernel.people.models import Person
from safeguarding.vetting.models.check import Check


class UpdateSubscription(models.Model):
    """The person lets us ask about this certificate, until they say otherwise.

    The names are those printed on it: what the Service answers is compared with them.
    """

    class How(models.TextChoices):
        WRITTEN = "written", _("In writing")
        MAIL = "mail", _("By e-mail")
        FORM = "form", _("On our form")

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Not `check`: Django's models have a method of that name.
    certificate = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="subscriptions")
    forename = models.CharField(_("first name on the certificate"), max_length=100)
    surname = models.CharField(_("last name on the certificate"), max_length=100)
    consent_date = models.DateField(_("agreed on"))
    consent_how = models.CharField(_("how they agreed"), max_length=8, choices=How.choices)
    next_check_on = models.DateField(_("next asked on"))
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)  # consent withdrawn, or left the Service

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["certificate"],
                condition=Q(ended_at__isnull=True),
                name="one_consent_for_a_certificate",
            )
        ]

    def __str__(self) -> str:
        return f"Subscription {str(self.key)[:4]}"


class NeverChanged(RuntimeError):
    """What was heard was heard: ask again, and a new row says the new."""


class StatusCheckQuerySet(models.QuerySet["StatusCheck"]):
    def update(self, **_: Any) -> NoReturn:
        raise NeverChanged

    def delete(self) -> NoReturn:
        raise NeverChanged

    def latest_word(self) -> models.QuerySet["StatusCheck"]:
        """For each certificate the last answer that told something; errors told nothing."""
        told = self.filter(code__in=StatusCheck.TELLING)
        later = told.filter(certificate=OuterRef("certificate"), seq__gt=OuterRef("seq"))
        return told.filter(~Exists(later))


class StatusCheck(models.Model):
    """One question to the Update Service and its answer; added to, never changed
    (`update_service.guards`: the database refuses)."""

    class Code(models.TextChoices):
        BLANK = "blank", _("Still current; it was blank")
        NON_BLANK = "non_blank", _("Still current; it was not blank")
        NEW_INFO = "new_info", _("No longer current: there is new information")
        NO_MATCH = "no_match", _("Not found: not subscribed, or a detail is wrong")
        MISMATCH = "mismatch", _("The answer is about another name or date")
        ERROR = "error", _("No answer that we understand")

    TELLING = (Code.BLANK, Code.NON_BLANK, Code.NEW_INFO)

    seq = models.BigAutoField(primary_key=True)
    certificate = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="status_checks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="status_checks")
    code = models.CharField(_("answer"), max_length=10, choices=Code.choices)
    fault = models.CharField(max_length=40, blank=True)  # what kind of error, never its words
    asked_by = models.CharField(max_length=80)  # the actor: an account, or the timer
    ran_at = models.DateTimeField()

    objects = StatusCheckQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(code="error") & ~Q(fault="") | ~Q(code="error") & Q(fault=""),
                name="an_error_says_its_kind",
            )
        ]

    def __str__(self) -> str:
        return f"Status check {self.seq}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NeverChanged
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise NeverChanged
