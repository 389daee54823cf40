"""What is told twice happens once."""

from collections.abc import Iterator

from django.db.models import Count, Q, QuerySet

from bookings.ordering.models import Booking, BookingState
from fundraising.giving.models import Donation
from kernel.mail.models import Message
from kernel.payments.models import LedgerEntry, LineKind, PaymentLine, PaymentState, ProviderEvent


def told_twice_done_once() -> Iterator[str]:
    """I6: one event, one mail, one entry, one gift and one booking for one cause."""
    twins: list[tuple[str, QuerySet, tuple[str, ...]]] = [
        ("provider events", ProviderEvent.objects.all(), ("provider", "event_id")),
        ("mails", Message.objects.all(), ("dedupe_key",)),
        ("mails “booked”", Message.objects.filter(kind="booked"), ("about_kind", "about_ref")),
        ("entries of the book", LedgerEntry.objects.all(), ("dedupe_key",)),
        ("gifts", Donation.objects.exclude(payment_line=None), ("payment_line",)),
        ("bookings", Booking.objects.exclude(request_key=None), ("request_key",)),
    ]
    for name, rows, keys in twins:
        for row in rows.order_by().values(*keys).annotate(n=Count("pk")).filter(n__gt=1):
            cause = ":".join(str(row[key]) for key in keys)
            yield f"{row['n']} {name} have one cause, {cause}"
    yield from _gifts()
    yield from _confirmed_twice()


def _gifts() -> Iterator[str]:
    """A gift line that was paid is a donation of as much, or somebody is asked about it."""
    lines = PaymentLine.objects.filter(
        kind=LineKind.GIFT, payment__state=PaymentState.SUCCEEDED
    ).select_related("payment")
    recorded = dict(
        Donation.objects.exclude(payment_line=None).values_list("payment_line", "amount_pence")
    )
    for line in lines:
        if (pence := recorded.get(line.pk)) not in {line.pence, None}:
            yield f"a gift of payment {line.payment.ref} is {line.pence} pence, recorded as {pence}"


def _confirmed_twice() -> Iterator[str]:
    """Confirmed says when, and what has not been confirmed has no moment of it."""
    odd = Booking.objects.filter(
        Q(state=BookingState.CONFIRMED, confirmed_at=None)
        | Q(state=BookingState.HELD, confirmed_at__isnull=False)
    )
    for booking in odd:
        yield f"booking {booking.ref} is {booking.state} and says otherwise in “confirmed at”"
