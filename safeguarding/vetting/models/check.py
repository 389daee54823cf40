"""Checks hold facts about what somebody of ours has seen: never a copy and never its contents."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.crypto.fields import SealedField
from kernel.people.models import Person
from safeguarding.vetting.models.agency_letter import AgencyLetter
from safeguarding.vetting.models.levels import Level, Workforce
from safeguarding.vetting.models.rows import RecordQuerySet


class CheckKind(models.TextChoices):
    DBS = "dbs", _("DBS certificate")
    PVG = "pvg", _("PVG scheme record")
    ACCESSNI = "accessni", _("AccessNI certificate")
    OVERSEAS = "overseas", _("Criminal record check abroad")
    IDENTITY = "identity", _("Identity")
    RIGHT_TO_WORK = "right_to_work", _("Right to work")
    REFERENCE = "reference", _("Reference")
    PROHIBITION = "prohibition", _("Prohibition from teaching")
    SECTION_128 = "section_128", _("Section 128 direction")
    ONLINE_SEARCH = "online_search", _("Online search")
    SELF_DECLARATION = "self_declaration", _("Self-declaration")
    QUALIFICATION = "qualification", _("Qualification")
    AGREEMENT = "agreement", _("Agreement")


# With a level, a workforce, a number and a re-check.
CERTIFICATES = (CheckKind.DBS, CheckKind.PVG, CheckKind.ACCESSNI)
# Certificate information: who was shown it is written down (DBS code of practice).
CRIMINAL_RECORD = (*CERTIFICATES, CheckKind.OVERSEAS)


class CheckQuerySet(RecordQuerySet["Check"]):
    def certificates(self) -> Self:
        """DBS, PVG and AccessNI: what can satisfy a role's level."""
        return self.filter(kind__in=CERTIFICATES)


class Check(models.Model):
    """One check of one person, of one kind. A certificate has no expiry: `review_due` is policy.

    `seen_date` and `seen_by`: when and by whom the original was seen or the thing was done.
    A row never changes: what is known later is a later row; a slip is set aside.
    """

    Kind = CheckKind
    Workforce = Workforce

    class Outcome(models.TextChoices):
        PENDING = "pending", _("Applied for")
        CLEAR = "clear", _("Accepted")
        # It counts only once two people have decided so, for the role (Disclosure).
        TO_DECIDE = "to_decide", _("To be decided by two people")
        NOT_ACCEPTED = "not_accepted", _("Not accepted")

    class Source(models.TextChoices):
        OURS = "ours", _("We applied or did it")
        BROUGHT = "brought", _("Brought by the person")
        AGENCY_LETTER = "agency_letter", _("By letter of an agency or partner")

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="checks")
    kind = models.CharField(
        _("kind"), max_length=16, choices=CheckKind.choices, default=CheckKind.DBS
    )
    source = models.CharField(_("source"), max_length=14, choices=Source.choices, default="ours")
    letter = models.ForeignKey(
        AgencyLetter, on_delete=models.PROTECT, null=True, blank=True, related_name="checks"
    )
    country = models.CharField(_("country"), max_length=2, blank=True)  # ISO 3166, abroad only
    level = models.CharField(_("level"), max_length=24, choices=Level.choices, blank=True)
    workforce = models.CharField(
        _("workforce"), max_length=20, choices=Workforce.choices, blank=True
    )
    outcome = models.CharField(
        _("outcome"), max_length=14, choices=Outcome.choices, default=Outcome.CLEAR
    )
    # Figures that may start with nought, sealed; the last four stay readable. The index finds
    # an exact number again and tells nothing else.
    number_sealed = SealedField(
        blank=True, index="number_index", indexed=lambda check, number: f"{check.kind} {number}"
    )
    number_last4 = models.CharField(max_length=4, blank=True)
    number_index = models.CharField(max_length=64, blank=True, db_index=True)
    applied_date = models.DateField(_("applied for on"), null=True, blank=True)
    issued_date = models.DateField(_("issued"), null=True, blank=True)
    seen_date = models.DateField(_("seen or done on"), null=True, blank=True)
    seen_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    review_due = models.DateField(_("to be looked at again"), null=True, blank=True)
    update_service = models.BooleanField(_("on the Update Service"), default=False)
    status_checked_date = models.DateField(_("status last checked"), null=True, blank=True)
    recorded_at = models.DateTimeField()
    set_aside_at = models.DateTimeField(
        null=True, blank=True
    )  # recorded by mistake; counts for nothing

    objects = CheckQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome__in=["clear", "to_decide"])
                | Q(seen_date__isnull=False, seen_by__isnull=False)
                & (~Q(kind__in=CRIMINAL_RECORD) | Q(issued_date__isnull=False)),
                name="an_accepted_check_was_seen",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["clear", "to_decide"])
                | ~Q(kind__in=CERTIFICATES)
                | Q(review_due__isnull=False),
                name="an_accepted_check_comes_round_again",
            ),
            models.CheckConstraint(
                condition=Q(seen_by__isnull=True) | ~Q(seen_by=F("person")),
                name="nobody_sees_their_own_check",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=CERTIFICATES) & ~Q(level__in=["", "none"])
                | ~Q(kind__in=CERTIFICATES) & Q(level="", number_sealed=""),
                name="certificates_alone_have_a_level",
            ),
            models.CheckConstraint(
                condition=Q(kind="overseas") & ~Q(country="") | ~Q(kind="overseas") & Q(country=""),
                name="a_check_abroad_says_where",
            ),
            models.CheckConstraint(
                condition=Q(source="agency_letter", letter__isnull=False)
                | ~Q(source="agency_letter") & Q(letter__isnull=True),
                name="what_came_by_letter_has_its_letter",
            ),
        ]

    def __str__(self) -> str:
        return f"Record {str(self.key)[:4]}"
