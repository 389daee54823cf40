"""Money that moved in the provider's books without us: a person must find out why."""

from datetime import datetime

from django.db.models import Sum
from django.utils.translation import gettext as _

from kernel.desk.tasks import raise_task
from kernel.money import Money
from kernel.payments.models import Payment, RefundState
from kernel.payments.providers.base import ProviderFacts
from kernel.people.roles import Role


def returned_without_us(payment: Payment, facts: ProviderFacts, *, at: datetime) -> bool:
    """More went back there than we ever asked for: one task per sum. True when so."""
    asked = payment.refunds.exclude(state=RefundState.FAILED).aggregate(sum=Sum("amount_pence"))
    extra = facts.refunded_pence - (asked["sum"] or 0)
    if extra <= 0:
        return False
    raise_task(
        kind="returned_without_us",
        about=("payment", payment.ref),
        for_role=Role.FINANCE,
        text=_(
            "%(pounds)s of payment %(ref)s was returned in the payment service itself. Find out "
            "who did it and why; our book does not have it."
        )
        % {"pounds": Money(extra), "ref": payment.ref},
        at=at,
        key=str(facts.refunded_pence),
    )
    return True


def came_without_us(facts: ProviderFacts, *, at: datetime) -> None:
    """Paid there under a reference that looks like ours, but that we do not have."""
    raise_task(
        kind="came_without_us",
        about=("payment", facts.payment_ref),
        for_role=Role.FINANCE,
        text=_(
            "The payment service has %(pounds)s under our reference %(ref)s, which we do not "
            "know. Find out whose it is, then send it back or book by hand."
        )
        % {"pounds": Money(facts.amount_pence), "ref": facts.payment_ref},
        at=at,
    )
