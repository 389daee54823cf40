"""The whole state of stock, bookings, money and mail as plain rows: references, states, pence.

No names, no addresses, no secrets: it may be kept beside a fault report.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from bookings.ordering.codes.models import DiscountCode
from bookings.ordering.funds.models import BursaryFund
from bookings.ordering.models import Booking, BookingLine, CapacityPool, Place
from fundraising.giving.models import Donation
from kernel.mail.models import Message
from kernel.payments.models import Payment, Refund


def dump() -> dict[str, list[dict[str, Any]]]:
    """Every row in the order it was made. There are no claims yet, so no lines of any."""
    return {
        "pools": _pools(),
        "bookings": _bookings(),
        "lines": _lines(),
        "codes": _codes(),
        "bursary_funds": _rows(BursaryFund.objects.all(), "ref", "budget_pence", "spent_pence"),
        "places": _places(),
        "payments": _payments(),
        "refunds": _refunds(),
        "donations": _donations(),
        "claim_lines": [],
        "messages": _messages(),
    }


def _pools() -> list[dict[str, Any]]:
    allocated = Sum("allocations__units", filter=Q(allocations__active=True))
    pools = CapacityPool.objects.annotate(allocated=Coalesce(allocated, Value(0)))
    return _rows(
        pools,
        "id",
        "kind",
        "capacity",
        "held_back",
        "taken",
        "allocated",
        session=F("session__ref"),
        ticket=F("limits__ref"),
    )


def _bookings() -> list[dict[str, Any]]:
    return _rows(
        Booking.objects.all(),
        *("ref", "state", "channel", "tickets_pence", "above_pence", "gift_pence"),
        *("made_at", "hold_until"),
        campaign=F("campaign_ref"),
    )


def _lines() -> list[dict[str, Any]]:
    return _rows(
        BookingLine.objects.all(),
        *("ref", "price_pence", "above_pence", "live"),
        companion_of=F("companion_of__ref"),
        booking=F("booking__ref"),
        ticket=F("ticket_type__ref"),
        session=F("session__ref"),
    )


def _codes() -> list[dict[str, Any]]:
    """Counters and not the codes themselves: whoever knows one may use it."""
    return _rows(DiscountCode.objects.all(), "ref", "used", "max_uses", fund=F("fund__ref"))


def _places() -> list[dict[str, Any]]:
    rows = _rows(
        Place.objects.all(),
        *("ref", "seq", "live", "ticket_secret"),
        line=F("line__ref"),
        session=F("session__ref"),
        person=F("participant__ref"),
    )
    return [{**row, "ticket_secret": row["ticket_secret"] is not None} for row in rows]


def _payments() -> list[dict[str, Any]]:
    return _rows(
        Payment.objects.all(),
        *("ref", "owner_kind", "owner_ref", "state", "provider", "is_test"),
        *("amount_pence", "received_pence", "refund_pence"),
    )


def _refunds() -> list[dict[str, Any]]:
    return _rows(
        Refund.objects.all(), *("ref", "state", "reason", "amount_pence"), payment=F("payment__ref")
    )


def _donations() -> list[dict[str, Any]]:
    return _rows(
        Donation.objects.all(),
        *("ref", "amount_pence", "refunded_pence", "method", "is_test"),
        campaign=F("campaign__ref"),
        payment=F("payment_line__payment__ref"),
    )


def _messages() -> list[dict[str, Any]]:
    return _rows(Message.objects.all(), "id", "kind", "about_kind", "about_ref", "state", "tries")


def _rows(query: QuerySet, *names: str, **named: F) -> list[dict[str, Any]]:
    """The columns asked for, under the names asked for, in the order of the key."""
    aliased = {f"_{name}": column for name, column in named.items()}
    rows: Iterable[dict[str, Any]] = query.order_by("pk").values(*names, **aliased)
    return [{name.removeprefix("_"): value for name, value in row.items()} for row in rows]
