"""Payments and refunds of a booking, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from bookings.ordering.models import Booking
from kernel.payments.models import Payment, PaymentState, Refund, RefundState


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """`at` is when it came to that."""

    words: str
    at: datetime
    ref: str


def money_rows(booking: Booking) -> list[MoneyRow]:
    """Every attempt to pay and everything that went back, in the order of time."""
    payments = list(Payment.objects.of(("booking", booking.ref)))
    refunds = Refund.objects.filter(payment__in=payments).select_related("payment")
    rows = [_paid(payment) for payment in payments] + [_back(refund) for refund in refunds]
    return sorted(rows, key=lambda row: row.at)


def _paid(payment: Payment) -> MoneyRow:
    words = _("%(pounds)s: %(state)s") % {
        "pounds": payment.amount,
        "state": PaymentState(payment.state).label,
    }
    if payment.is_test:
        words = _("%s (a test: no money moved)") % words
    return MoneyRow(words, payment.settled_at or payment.started_at, payment.ref)


def _back(refund: Refund) -> MoneyRow:
    words = _("%(pounds)s back: %(state)s") % {
        "pounds": refund.amount,
        "state": RefundState(refund.state).label,
    }
    return MoneyRow(words, refund.settled_at or refund.requested_at, refund.ref)
