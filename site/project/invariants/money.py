"""Money: nothing lost, nothing returned twice, and a book that adds up."""

from collections.abc import Iterator
from itertools import groupby

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from bookings.ordering.models import Booking, BookingState
from kernel.desk.models import StaffTask
from kernel.payments.models import (
    LedgerEntry,
    Payment,
    PaymentLine,
    PaymentState,
    Refund,
    RefundLine,
    RefundState,
    TestCheckout,
)

TEST = "test"
DUE = F("tickets_pence") + F("above_pence") + F("gift_pence")


def no_lost_payment() -> Iterator[str]:
    """I4: money that came bought a booking, or went back, or somebody was asked about it."""
    bought = (
        Booking.objects.filter(ref=OuterRef("owner_ref"), state=BookingState.CONFIRMED)
        .annotate(due=DUE)
        .values("due")
    )
    nobody_asked = (
        _paid().exclude(owner_ref__in=_asked("booking")).exclude(ref__in=_asked("payment"))
    )
    rows = (
        nobody_asked.annotate(
            kept=F("received_pence") - F("back"), due=Coalesce(Subquery(bought), Value(0))
        )
        .order_by("owner_ref", "pk")
        .values_list("owner_ref", "due", "ref", "kept")
    )
    # Two payments of one booking bought it once.
    for (_, due), payments in groupby(rows, key=lambda row: row[:2]):
        refs, sums = zip(*(row[2:] for row in payments), strict=True)
        if sum(sums) > due:
            yield f"payment {', '.join(refs)} kept {sum(sums)} pence, and what it bought is {due}"
    yield from _other_books()


def nothing_booked_unpaid() -> Iterator[str]:
    """I8: a confirmed booking is free, or as much came as it costs."""
    came = (
        _paid()
        .filter(owner_kind="booking", owner_ref=OuterRef("ref"))
        .order_by()
        .values("owner_ref")
        .annotate(sum=Sum("received_pence"))
        .values("sum")
    )
    bookings = Booking.objects.filter(state=BookingState.CONFIRMED).annotate(
        due=DUE, came=Coalesce(Subquery(came), Value(0))
    )
    for booking in bookings.filter(came__lt=F("due")):
        yield f"booking {booking.ref} costs {booking.due} pence, and {booking.came} came"


def never_over_refunded() -> Iterator[str]:
    """I7: what goes back never exceeds what came, in all and by line."""
    for payment in Payment.objects.annotate(back=_back()).filter(back__gt=F("received_pence")):
        yield (
            f"payment {payment.ref} received {payment.received_pence} pence, and {payment.back} "
            "go back"
        )
    parts = (
        RefundLine.objects.exclude(refund__state=RefundState.FAILED)
        .filter(line=OuterRef("pk"))
        .order_by()
        .values("line")
        .annotate(sum=Sum("pence"))
        .values("sum")
    )
    lines = PaymentLine.objects.annotate(back=Coalesce(Subquery(parts), Value(0)))
    for line in lines.filter(back__gt=F("pence")).select_related("payment"):
        yield f"a line of payment {line.payment.ref} is {line.pence} pence, and {line.back} go back"


def book_adds_up() -> Iterator[str]:
    """The book: entries in are what payments received, entries out what refunds returned."""
    entered = _sum_of_entries("payment", Q(refund__isnull=True))
    for payment in Payment.objects.annotate(entered=entered):
        came = payment.received_pence if payment.state == PaymentState.SUCCEEDED else 0
        if payment.entered != came:
            yield f"payment {payment.ref} received {came} pence, the book has {payment.entered}"
    left = _sum_of_entries("refund", Q())
    for refund in Refund.objects.annotate(left=left):
        went = refund.amount_pence if refund.state == RefundState.SUCCEEDED else 0
        if -refund.left != went:
            yield f"refund {refund.ref} returned {went} pence, the book has {-refund.left}"


def _paid() -> QuerySet[Payment]:
    return Payment.objects.filter(state=PaymentState.SUCCEEDED).annotate(back=_back())


def _back() -> Coalesce:
    """Pence promised back or returned, of a payment."""
    refunds = (
        Refund.objects.exclude(state=RefundState.FAILED)
        .filter(payment=OuterRef("pk"))
        .order_by()
        .values("payment")
        .annotate(sum=Sum("amount_pence"))
        .values("sum")
    )
    return Coalesce(Subquery(refunds), Value(0))


def _sum_of_entries(of: str, condition: Q) -> Coalesce:
    entries = (
        LedgerEntry.objects.filter(condition, **{of: OuterRef("pk")})
        .order_by()
        .values(of)
        .annotate(sum=Sum("pence"))
        .values("sum")
    )
    return Coalesce(Subquery(entries), Value(0))


def _asked(kind: str) -> QuerySet:
    return StaffTask.objects.filter(done_at__isnull=True, about_kind=kind).values("about_ref")


def _other_books() -> Iterator[str]:
    """Our list and the far side's: each has what the other has paid."""
    paid_there = TestCheckout.objects.filter(state=TestCheckout.State.PAID).values("ref")
    ours = Payment.objects.filter(provider=TEST)
    for ref in ours.filter(state=PaymentState.SUCCEEDED).exclude(provider_ref__in=paid_there):
        yield f"payment {ref.ref} is paid here, and not in the provider's book"
    for ref in ours.filter(provider_ref__in=paid_there).exclude(state=PaymentState.SUCCEEDED):
        yield f"payment {ref.ref} is paid in the provider's book, and {ref.state} here"
