"""How the archive's places were paid: by *Test payments*, in both books and in the ledger."""

from collections.abc import Sequence

from bookings.ordering.models import BookingLine
from kernel.payments.models import (
    LedgerEntry,
    LineKind,
    Payment,
    PaymentLine,
    PaymentState,
    TestCheckout,
)
from kernel.payments.providers.test_payments import TestPayments


def pay_for(lines: Sequence[BookingLine]) -> None:
    """One payment to each line, settled at the moment of its booking."""
    far = TestCheckout.objects.bulk_create(_checkout(line) for line in lines)
    payments = Payment.objects.bulk_create(
        Payment(
            owner_kind="booking",
            owner_ref=line.booking.ref,
            amount_pence=line.price_pence,
            received_pence=line.price_pence,
            state=PaymentState.SUCCEEDED,
            provider=TestPayments.name,
            provider_ref=checkout.ref,
            is_test=True,
            started_at=line.booking.made_at,
            settled_at=line.booking.made_at,
        )
        for line, checkout in zip(lines, far, strict=True)
    )
    paid = PaymentLine.objects.bulk_create(
        PaymentLine(
            payment=payment,
            kind=LineKind.TICKET,
            owner_ref=line.ref,
            description=line.title,
            pence=line.price_pence,
            vat=line.vat,
        )
        for payment, line in zip(payments, lines, strict=True)
    )
    LedgerEntry.objects.bulk_create(
        LedgerEntry(
            at=line.payment.started_at,
            kind=line.kind,
            pence=line.pence,
            payment=line.payment,
            line=line,
            vat=line.vat,
            dedupe_key=f"in:{line.payment.ref}:{line.pk}",
        )
        for line in paid
    )


def _checkout(line: BookingLine) -> TestCheckout:
    return TestCheckout(
        key=f"archive:{line.ref}",
        amount_pence=line.price_pence,
        state=TestCheckout.State.PAID,
        made_at=line.booking.made_at,
        expires_at=line.booking.made_at,
        return_url="http://localhost/",
        cancel_url="http://localhost/",
    )
