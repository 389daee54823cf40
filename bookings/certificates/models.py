"""Certificates are facts from the register: who qualifies, what was issued, whether it stands."""

from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kernel.people.models import Person
from kernel.references import new_ref


class Design(models.Model):
    """A kind of certificate: its words, its rule, and the artwork behind the words."""

    class Layout(models.TextChoices):
        FRAMED = "framed", _("A frame round the words")
        BESIDE = "beside", _("A picture left of the words")

    key = models.SlugField(unique=True)
    title_en = models.CharField(_("title"), max_length=120)
    title_cy = models.CharField(_("title in Welsh"), max_length=120, blank=True)
    wording_en = models.TextField(_("wording"))
    wording_cy = models.TextField(_("wording in Welsh"), blank=True)
    signed_by = models.CharField(_("signed by"), max_length=200, blank=True)
    min_sessions = models.PositiveSmallIntegerField(_("sessions at least"), null=True, blank=True)
    min_percent = models.PositiveSmallIntegerField(_("percent at least"), null=True, blank=True)
    needs_sign_off = models.BooleanField(_("needs a colleague's word"), default=False)
    valid_months = models.PositiveSmallIntegerField(_("months it holds"), null=True, blank=True)
    border = models.FileField(
        _("artwork, A4 across, SVG"),
        upload_to="designs/",
        blank=True,
        validators=[FileExtensionValidator(["svg"])],
    )
    layout = models.CharField(
        _("where the artwork lies"), max_length=8, choices=Layout.choices, default=Layout.FRAMED
    )

    class Meta:
        verbose_name = _("certificate design")
        constraints = [
            models.CheckConstraint(
                condition=Q(min_percent__isnull=True) | Q(min_percent__lte=100),
                name="at_most_every_session",
            )
        ]

    def __str__(self) -> str:
        return self.title_en


class Certificate(models.Model):
    """Issued once per person, activity and design. The words are kept as they were printed."""

    code = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    design = models.ForeignKey(Design, on_delete=models.PROTECT, related_name="certificates")
    activity = models.ForeignKey(
        "bookings.Activity", on_delete=models.PROTECT, related_name="certificates"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="certificates")
    language = models.CharField(max_length=8, default="en")
    facts = models.JSONField(default=dict)  # the words as printed (printing.Words) and dates in ISO
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=60)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_because = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("certificate")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "activity", "design"],
                condition=Q(revoked_at__isnull=True),
                name="one_standing_certificate",
            )
        ]

    def __str__(self) -> str:
        return f"Certificate {self.code}"
