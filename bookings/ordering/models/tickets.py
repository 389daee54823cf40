"""What can be chosen, at what price."""

from datetime import datetime
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

        # The rest is shown with its price; somebody talks it over with us first.
        SOLD_ONLINE = nonmember(("free", "fixed", "pwyc"))

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

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("Everybody")
        UNLISTED = "unlisted", _("Only people who have its link")
        CODE = "code", _("Only people who have a code for it")

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
    max_pence = models.PositiveIntegerField(null=True, blank=True)  # null: the house's own bound
    admits = models.PositiveSmallIntegerField(_("places one ticket takes"), default=1)
    max_per_booking = models.PositiveSmallIntegerField(_("most in one booking"), default=10)
    # Free, for whoever comes to help somebody who has a ticket; never sold alone. No proof asked.
    is_companion = models.BooleanField(_("essential companion"), default=False)
    needs_adult = models.BooleanField(_("only with a grown-up's ticket beside it"), default=False)
    # On the day the activity starts.
    min_age = models.PositiveSmallIntegerField(_("youngest"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("oldest"), null=True, blank=True)
    on_sale_from = models.DateTimeField(_("on sale from"), null=True, blank=True)
    on_sale_until = models.DateTimeField(_("on sale until"), null=True, blank=True)
    visibility = models.CharField(
        _("who is offered it"),
        max_length=10,
        choices=Visibility.choices,
        default=Visibility.PUBLIC,
    )
    # Of a run that has begun, whoever joins late pays for the sessions left.
    pro_rata = models.BooleanField(_("joining late costs less"), default=True)
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
            models.CheckConstraint(
                condition=~Q(kind="pwyc") | Q(min_pence__isnull=False),
                name="what_you_can_has_a_lowest",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{less}__isnull": True})
                    | Q(**{f"{more}__isnull": True})
                    | Q(**{f"{less}__lte": models.F(more)}),
                    name=f"{less.removesuffix('_pence')}_not_above_{more.removesuffix('_pence')}",
                )
                for less, more in (
                    ("min_pence", "suggested_pence"),
                    ("suggested_pence", "max_pence"),
                    ("min_pence", "max_pence"),
                )
            ),
            models.CheckConstraint(
                condition=Q(is_companion=False) | Q(kind="free", admits=1),
                name="a_companion_is_one_and_free",
            ),
            models.CheckConstraint(
                condition=Q(min_age__isnull=True)
                | Q(max_age__isnull=True)
                | Q(min_age__lte=models.F("max_age")),
                name="ticket_youngest_before_oldest",
            ),
            models.CheckConstraint(
                condition=Q(on_sale_from__isnull=True)
                | Q(on_sale_until__isnull=True)
                | Q(on_sale_from__lt=models.F("on_sale_until")),
                name="ticket_sale_begins_before_it_ends",
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

    def is_on_sale(self, *, at: datetime) -> bool:
        return not self.comes_on_sale(at=at) and not self.was_on_sale(at=at)

    def comes_on_sale(self, *, at: datetime) -> bool:
        return self.on_sale_from is not None and at < self.on_sale_from

    def was_on_sale(self, *, at: datetime) -> bool:
        return self.on_sale_until is not None and self.on_sale_until <= at
