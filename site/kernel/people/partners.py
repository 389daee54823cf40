"""Who we work with that is no person: a school, a ward, a company. Thin, until more needs it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kernel.references import new_ref


class Partner(models.Model):
    class Kind(models.TextChoices):
        SCHOOL = "school", _("School")
        HOSPITAL = "hospital", _("Hospital")
        PRISON = "prison", _("Prison")
        CARE_HOME = "care_home", _("Care home")
        COMMUNITY = "community", _("Community organisation")
        LOCAL_AUTHORITY = "local_authority", _("Local authority")
        COMPANY = "company", _("Company")

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=200)
    address = models.TextField(_("address, a line each"), blank=True)
    contact = models.CharField(_("who we write to"), max_length=200, blank=True)
    contact_role = models.CharField(_("what they do there"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("partner")

    def __str__(self) -> str:
        return self.name
