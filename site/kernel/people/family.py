"""Households: who belongs together, and who is carer of whom. Why they come is each app's own."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kernel.crypto.fields import SealedField
from kernel.references import new_ref


class Household(models.Model):
    """People who are booked for together. It is its holder's: whoever has shown who they are."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    holder = models.OneToOneField(
        "people.Person", on_delete=models.PROTECT, related_name="household"
    )
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("household")

    def __str__(self) -> str:
        return f"Household {self.ref}"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, *, at: datetime) -> Self:
        return self.filter(Q(until_at__isnull=True) | Q(until_at__gt=at), from_at__lte=at)


class Membership(models.Model):
    """Somebody of a household, for a time."""

    class Relation(models.TextChoices):
        HOLDER = "holder", _("The one who books")
        CHILD = "child", _("A child")
        OTHER = "other", _("Somebody else")

    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="memberships"
    )
    relation = models.CharField(max_length=8, choices=Relation.choices)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household", "person"],
                condition=Q(until_at__isnull=True),
                name="once_in_a_household",
            ),
            models.CheckConstraint(
                condition=Q(until_at__isnull=True) | Q(until_at__gt=F("from_at")),
                name="membership_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"Membership {self.pk}"


class Guardianship(models.Model):
    """A carer of a child, as the carer says. Parental responsibility is asked apart: null, not yet.

    `no_contact`: what a court or the authority has said, for the safeguarding team alone.
    """

    class Relation(models.TextChoices):
        PARENT = "parent", _("Mum, dad or parent")
        GRANDPARENT = "grandparent", _("Grandparent")
        FOSTER = "foster", _("Foster carer or guardian")
        FAMILY = "family", _("Brother, sister or other family")
        OTHER = "other", _("Somebody else who looks after them")

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    carer = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="children_cared_for"
    )
    child = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="carers")
    relation = models.CharField(max_length=12, choices=Relation.choices)
    has_pr = models.BooleanField(_("has parental responsibility"), null=True, blank=True)
    no_contact_sealed = SealedField(row="ref", blank=True, default="")
    said_at = models.DateTimeField()

    class Meta:
        verbose_name = _("guardianship")
        constraints = [
            models.UniqueConstraint(fields=["carer", "child"], name="one_guardianship_of_a_child"),
            models.CheckConstraint(
                condition=~Q(carer=F("child")), name="nobody_is_their_own_carer"
            ),
        ]

    def __str__(self) -> str:
        return f"Guardianship {self.ref}"
