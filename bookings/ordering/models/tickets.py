"""What can be chosen, at what price."""

from enum import nonmember

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kernel.money import Money
from kernel.references import new_ref


class TicketType(models.Model):
    """What can be chosen, at what price, drawing which pools."""

    class Kind(models.TextChoices):
        FREE = "free", _("Free")
        FIXED = "fixed", _("Fixed price")
        PAY_WHAT_YOU_CAN = "pwyc", _("Pay what you can")
        QUOTE = "quote", _("Invoiced afterwards")

        # The rest is shown with its price and booked by telephone.
        SOLD_ONLINE = nonmember(("free", "fixed"))

    class Scope(models.TextChoices):
        EACH = "each", _("One session")
        ALL = "all", _("The whole run")
        EACH_OR_ALL = "each_or_all", _("One session or the whole run")

    class Per(models.TextChoices):
        PERSON = "person", _("a person")
        FAMILY = "family", _("a family")
        GROUP = "group", _("a group")
        PUPIL = "pupil", _("a pupil")
        SCHOOL = "school", _("a school")

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    activity = models.ForeignKey(
        "bookings.Activity", on_delete=models.PROTECT, related_name="types"
    )
    title_en = models.CharField(_("name"), max_length=120)
    title_cy = models.CharField(_("name in Welsh"), max_length=120, blank=True)
    note_en = models.CharField(_("note"), max_length=200, blank=True)
    note_cy = models.CharField(_("note in Welsh"), max_length=200, blank=True)
    kind = models.CharField(_("price"), max_length=8, choices=Kind.choices)
    scope = models.CharField(_("for"), max_length=12, choices=Scope.choices)
    per = models.CharField(_("per"), max_length=8, choices=Per.choices, default=Per.PERSON)
    price_pence = models.PositiveIntegerField(_("price in pence"), default=0)
    min_pence = models.PositiveIntegerField(null=True, blank=True)
    suggested_pence = models.PositiveIntegerField(null=True, blank=True)
    admits = models.PositiveSmallIntegerField(_("places one ticket takes"), default=1)
    max_per_booking = models.PositiveSmallIntegerField(_("most in one booking"), default=10)
    vat = models.CharField(max_length=20, default="exempt")
    position = models.PositiveSmallIntegerField(default=0)
    withdrawn = models.BooleanField(_("no longer sold"), default=False)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("ticket")
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="free") | Q(price_pence=0), name="free_costs_nothing"
            ),
            models.CheckConstraint(
                condition=~Q(kind="fixed") | Q(price_pence__gt=0), name="fixed_costs_something"
            ),
            models.CheckConstraint(condition=Q(admits__gte=1), name="a_ticket_admits_somebody"),
            models.CheckConstraint(
                condition=Q(max_per_booking__gte=1), name="at_least_one_per_booking"
            ),
        ]

    def __str__(self) -> str:
        return self.title_en

    @property
    def price(self) -> Money:
        return Money(self.price_pence)

    @property
    def is_sold_online(self) -> bool:
        return self.kind in self.Kind.SOLD_ONLINE and not self.withdrawn
