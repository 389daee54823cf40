"""The far side of *Test payments*: what a real provider would keep in its own house."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kernel.references import new_secret


class TestCheckout(models.Model):
    """One visit to the test payment page."""

    __test__ = False  # not a test case, whatever its name says to pytest

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        PAID = "paid", _("Paid")
        DECLINED = "declined", _("Declined")
        EXPIRED = "expired", _("Time has run out")

    ref = models.CharField(max_length=40, unique=True, default=new_secret)
    key = models.CharField(max_length=80, unique=True)  # the same key asks for the same checkout
    amount_pence = models.PositiveIntegerField()
    currency = models.CharField(max_length=3, default="GBP")
    # [{"kind": "gift", "label": "…", "pence": 600}, …]
    lines = models.JSONField(default=list)
    metadata = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    return_url = models.URLField(max_length=2000)
    cancel_url = models.URLField(max_length=2000)
    refunded_pence = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"Test checkout {self.pk}"

    def move(self, to: State, *, from_states: tuple[str, ...] = ("open",)) -> bool:
        """Compare-and-set; False when another press of a button was first."""
        won = TestCheckout.objects.filter(pk=self.pk, state__in=from_states).update(state=to)
        self.refresh_from_db()
        return bool(won)


class TestRefund(models.Model):
    """A refund in the far side's memory: the same key twice is one refund."""

    __test__ = False

    checkout = models.ForeignKey(TestCheckout, on_delete=models.PROTECT, related_name="refunds")
    key = models.CharField(max_length=80, unique=True)
    amount_pence = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"Test refund {self.pk}"
