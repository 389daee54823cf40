"""Writing the book: one entry per line, in and out, each under a key that cannot come twice."""

from datetime import datetime

from kernel.payments.models import LedgerEntry, Payment, Refund

UNALLOCATED = "unallocated"  # money that came but fits no line


def money_in(payment: Payment, *, at: datetime) -> None:
    """Every line of a payment that came as asked."""
    LedgerEntry.objects.bulk_create(
        LedgerEntry(
            at=at,
            kind=line.kind,
            pence=line.pence,
            currency=payment.currency,
            payment=payment,
            line=line,
            vat=line.vat,
            dedupe_key=f"in:{payment.ref}:{line.pk}",
        )
        for line in payment.lines.order_by("pk")
    )


def unallocated_in(payment: Payment, *, at: datetime) -> None:
    """What came instead of what we asked for: recorded as it came, bought nothing."""
    LedgerEntry.objects.create(
        at=at,
        kind=UNALLOCATED,
        pence=payment.received_pence,
        currency=payment.currency,
        payment=payment,
        vat="outside",
        dedupe_key=f"in:{payment.ref}:{UNALLOCATED}",
    )


def money_out(refund: Refund, *, at: datetime) -> None:
    """What a refund took from each line, as negative pence."""
    lines = list(refund.lines.select_related("line").order_by("pk"))
    entries = [
        _out(refund, at, f"{part.line_id}", kind=part.line.kind, pence=-part.pence, line=part.line)
        for part in lines
    ]
    if not lines:
        entries = [_out(refund, at, UNALLOCATED, kind=UNALLOCATED, pence=-refund.amount_pence)]
    LedgerEntry.objects.bulk_create(entries)


def _out(refund: Refund, at: datetime, key: str, **facts: object) -> LedgerEntry:
    line = facts.get("line")
    return LedgerEntry(
        at=at,
        refund=refund,
        payment=refund.payment,
        currency=refund.payment.currency,
        vat=getattr(line, "vat", "outside"),
        dedupe_key=f"out:{refund.ref}:{key}",
        **facts,
    )
