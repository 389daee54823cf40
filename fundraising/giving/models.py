"""Gifts, and the person or partner behind each."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kernel.money import Money
from kernel.people.models import Person
from kernel.references import new_ref


class Donor(models.Model):
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="donor")
    since = models.DateTimeField(_("since"))

    def __str__(self) -> str:
        return f"Donor {self.pk}"


class Donation(models.Model):
    class Method(models.TextChoices):
        ONLINE = "online", _("Online")
        CASH = "cash", _("Cash")
        CHEQUE = "cheque", _("Cheque")
        BANK = "bank", _("Bank transfer")

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    donor = models.ForeignKey(Donor, on_delete=models.PROTECT, related_name="donations")
    campaign = models.ForeignKey(
        "fundraising.Campaign", on_delete=models.PROTECT, related_name="donations"
    )
    amount_pence = models.PositiveIntegerField()
    refunded_pence = models.PositiveIntegerField(default=0)
    given_at = models.DateTimeField()
    method = models.CharField(max_length=8, choices=Method.choices, default=Method.ONLINE)
    # The payment line it came by: one line is one gift, however often the news arrives.
    payment_line = models.OneToOneField(
        "payments.PaymentLine", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_test = models.BooleanField(default=False)
    message = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("donation")
        constraints = [
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="a_gift_is_positive"),
            models.CheckConstraint(
                condition=Q(refunded_pence__lte=models.F("amount_pence")),
                name="a_gift_is_not_returned_twice",
            ),
        ]

    def __str__(self) -> str:
        return f"Donation {self.ref}"

    @property
    def amount(self) -> Money:
        return Money(self.amount_pence)
