"""What the test payment page says."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from kernel import clock
from kernel.money import Money
from kernel.payments.models import LineKind, TestCheckout


def context(checkout: TestCheckout, *, at: datetime) -> dict[str, Any]:
    """Lines with the gift apart, the total, the deadline; or why there is nothing to pay."""
    things = [line for line in checkout.lines if line["kind"] != LineKind.GIFT]
    gifts = [line for line in checkout.lines if line["kind"] == LineKind.GIFT]
    beside = _("A gift, apart from the price") if things else ""
    return {
        "checkout": checkout,
        "is_open": checkout.state == TestCheckout.State.OPEN and at < checkout.expires_at,
        "lines": [_line(line) for line in things] + [_line(line, note=beside) for line in gifts],
        "total": str(Money(checkout.amount_pence)),
        "until": clock.spoken_time(checkout.expires_at),
        "back_url": urlsplit(checkout.cancel_url).path or "/",
        "done_url": urlsplit(checkout.return_url).path or "/",
        "states": TestCheckout.State,
    }


def _line(line: dict[str, Any], *, note: str = "") -> dict[str, str]:
    return {"label": line["label"], "price": str(Money(line["pence"])), "note": note}
