"""Money back: promised at once as rows that the database bounds, returned when it is due."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError
from django.db.models import F
from django.utils.translation import gettext as _

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.due.nudge import nudge
from kernel.money import Money
from kernel.payments.models import Payment, PaymentLine, Refund, RefundLine

PART = "submit_refunds"


class CannotRefund(Exception):
    """Nothing was promised; the message says why."""


class TooMuch(CannotRefund):
    def __init__(self, left: Money) -> None:
        super().__init__(
            _("That is more than can still go back. There is %(left)s left to return.")
            % {"left": left}
        )


def request(
    *,
    payment: Payment,
    lines: Mapping[PaymentLine, int] | None = None,
    reason: str,
    key: str,
    by: Actor,
    at: datetime,
) -> Refund:
    """Promise pence of each line back, or all that is left of every line. Cancels nothing.

    The same `key` again is the same refund. Raises CannotRefund.
    """
    if (known := _known(key, payment)) is not None:
        return known
    try:
        with trail.act(by=by, at=at) as noted:
            refund = _promise(payment, _parts(payment, lines), reason=reason, key=key, at=at)
            noted.note(
                "refund.requested",
                about=("refund", refund.ref),
                payment=payment.ref,
                pence=refund.amount_pence,
                reason=reason,
            )
            nudge(PART)
    except (IntegrityError, TooMuch):
        # Perhaps its twin was first, and took what we wanted to take.
        twin = _known(key, payment)
        if twin is None:
            raise
        return twin
    return refund


def left(payment: Payment) -> Money:
    """What has come and is not yet promised back."""
    payment.refresh_from_db()
    return Money(payment.received_pence - payment.refund_pence)


def _parts(payment: Payment, lines: Mapping[PaymentLine, int] | None) -> dict[PaymentLine, int]:
    if lines is None:
        # Money that fits no line (it came otherwise than asked) goes back without any.
        if not payment.entries.filter(line__isnull=False).exists():
            return {}
        return {
            line: line.pence - line.refund_pence
            for line in payment.lines.order_by("pk")
            if line.pence > line.refund_pence
        }
    if not lines or any(line.payment_id != payment.pk or n <= 0 for line, n in lines.items()):
        raise ValueError("A refund names lines of its own payment, each with pence above nought.")
    return dict(sorted(lines.items(), key=lambda part: part[0].pk))


def _promise(
    payment: Payment, parts: dict[PaymentLine, int], *, reason: str, key: str, at: datetime
) -> Refund:
    pence = sum(parts.values()) if parts else left(payment).pence
    if not pence:
        raise TooMuch(left(payment))
    _take_from_payment(payment, pence)
    for line, part in parts.items():
        _take_from_line(line, part)
    refund = Refund.objects.create(
        payment=payment,
        amount_pence=pence,
        reason=reason,
        key=key,
        requested_at=at,
        next_try_at=at,
    )
    RefundLine.objects.bulk_create(
        RefundLine(refund=refund, line=line, pence=part) for line, part in parts.items()
    )
    return refund


def _take_from_payment(payment: Payment, pence: int) -> None:
    """Two refunds at once: the second finds less left, or nothing."""
    row = Payment.objects.filter(pk=payment.pk, received_pence__gte=F("refund_pence") + pence)
    if not row.update(refund_pence=F("refund_pence") + pence):
        raise TooMuch(left(payment))


def _take_from_line(line: PaymentLine, pence: int) -> None:
    row = PaymentLine.objects.filter(pk=line.pk, pence__gte=F("refund_pence") + pence)
    if not row.update(refund_pence=F("refund_pence") + pence):
        line.refresh_from_db()
        raise TooMuch(Money(line.pence - line.refund_pence))


def _known(key: str, payment: Payment) -> Refund | None:
    refund = Refund.objects.filter(key=key).first()
    if refund is not None and refund.payment_id != payment.pk:
        raise ValueError(f"The key {key!r} belongs to another payment's refund.")
    return refund
