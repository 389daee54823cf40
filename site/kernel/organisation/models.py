"""The one house that runs this Foyer."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kernel.organisation.terms.models import TermsVersion

__all__ = ["COLOUR", "Organisation", "TermsVersion"]  # the app's models are looked for here

COLOUR = RegexValidator(r"^#[0-9A-Fa-f]{6}$", _("Write a colour as # and six figures."))


class Organisation(models.Model):
    """Names, numbers, address and brand. There is one row, with key 1."""

    class Nation(models.TextChoices):
        """Whose bank holidays it keeps."""

        ENGLAND_WALES = "england_wales", _("England and Wales")
        SCOTLAND = "scotland", _("Scotland")
        NORTHERN_IRELAND = "northern_ireland", _("Northern Ireland")

    name = models.CharField(_("legal name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80)
    strapline_en = models.CharField(_("strapline"), max_length=200, blank=True)
    strapline_cy = models.CharField(_("strapline in Welsh"), max_length=200, blank=True)
    nation = models.CharField(
        _("whose bank holidays you keep"),
        max_length=20,
        choices=Nation.choices,
        default=Nation.ENGLAND_WALES,
    )
    town = models.CharField(_("town"), max_length=80, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=120, blank=True)
    charity_number = models.CharField(_("charity number"), max_length=20, blank=True)
    hmrc_reference = models.CharField(_("HMRC charity reference"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    text_phone = models.CharField(_("text messages"), max_length=40, blank=True)
    address = models.TextField(_("address, a line each"), blank=True)
    getting_here = models.TextField(_("getting here"), blank=True)
    safeguarding_contact = models.CharField(_("who to ring if worried"), max_length=200, blank=True)
    safeguarding_phone = models.CharField(_("safeguarding telephone"), max_length=40, blank=True)
    about = models.TextField(_("about us"), blank=True)
    promise = models.JSONField(_("what we promise, a sentence each"), default=list, blank=True)
    ink = models.CharField(max_length=7, default="#1F2A37", validators=[COLOUR])
    flame = models.CharField(max_length=7, default="#D9480F", validators=[COLOUR])
    wax = models.CharField(max_length=7, default="#FFF8EC", validators=[COLOUR])
    tide = models.CharField(max_length=7, default="#0B6E6E", validators=[COLOUR])
    dusk = models.CharField(max_length=7, default="#4C3575", validators=[COLOUR])
    # A plain file, not a library picture: the floor knows no page and no picture model.
    logo = models.FileField(_("logo"), upload_to="brand/", blank=True)

    class Meta:
        verbose_name = _("organisation")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_organisation")]

    def __str__(self) -> str:
        return self.short_name
