"""What somebody does for us decides what we may ask of them, and what we must."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from safeguarding.vetting.models.levels import BARRED, PVG, Jurisdiction, Level, Workforce


class WorkRole(models.Model):
    """What somebody does for us, and the highest check that the law lets us ask for it.

    The `needs_…` are our own rules, but for the identity check that a certificate rests on.
    """

    Level = Level
    Workforce = Workforce
    Jurisdiction = Jurisdiction

    key = models.SlugField(unique=True)
    title = models.CharField(_("title"), max_length=120)
    activity = models.CharField(_("what the role does"), max_length=250)
    jurisdiction = models.CharField(
        _("whose law"),
        max_length=16,
        choices=Jurisdiction.choices,
        default=Jurisdiction.ENGLAND_WALES,
    )
    workforce = models.CharField(
        _("workforce"), max_length=20, choices=Workforce.choices, default=Workforce.OTHER
    )
    regulated = models.BooleanField(_("it is regulated activity"), default=False)
    level = models.CharField(_("check it may ask for"), max_length=24, choices=Level.choices)
    rationale = models.TextField(_("why that level is lawful"))
    needs_identity = models.BooleanField(_("identity"), default=False)
    needs_right_to_work = models.BooleanField(_("right to work"), default=False)
    references_needed = models.PositiveSmallIntegerField(_("references"), default=0)
    needs_online_search = models.BooleanField(_("online search"), default=False)
    needs_self_declaration = models.BooleanField(_("self-declaration"), default=False)
    needs_prohibition = models.BooleanField(_("prohibition from teaching"), default=False)
    needs_section_128 = models.BooleanField(_("section 128 direction"), default=False)
    needs_qualification = models.BooleanField(_("qualification"), default=False)
    needs_insurance = models.BooleanField(_("own public liability insurance"), default=False)
    needs_agreement = models.BooleanField(_("signed agreement"), default=False)
    needs_chaperone_licence = models.BooleanField(_("chaperone's licence"), default=False)

    class Meta:
        verbose_name = _("work role")
        constraints = [
            # Asking for a level that a role is not eligible for is unlawful: say why, or ask none.
            models.CheckConstraint(
                condition=Q(level="none") | ~Q(rationale=""), name="a_level_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(level__in=BARRED) | Q(regulated=True),
                name="a_barred_list_only_for_regulated_activity",
            ),
            models.CheckConstraint(
                condition=~Q(level__in=PVG) | Q(jurisdiction="scotland"),
                name="pvg_only_in_scotland",
            ),
            models.CheckConstraint(
                condition=Q(references_needed__lte=5), name="a_role_asks_for_few_references"
            ),
        ]

    def __str__(self) -> str:
        return self.title
