"""Every letter that went out: to whom, about what, who signed it, and which paper it was."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kernel.people.models import Partner, Person
from kernel.references import new_ref


class AssuranceLetter(models.Model):
    """Never changed. The paper itself is not kept; `sha256` knows it again."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    activity_ref = models.CharField(max_length=16)  # bookings' own reference
    activity_title = models.CharField(_("about"), max_length=160)
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    people = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"Letter of assurance {self.ref}"
