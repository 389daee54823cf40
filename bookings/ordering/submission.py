"""The first form sent twice is one booking: a double click, a reload, the back button.

A page carries a key of its own. That key and what was chosen make the booking's `request_key`,
which is unique: whoever comes second meets the row of the first.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from bookings.ordering.models import Booking, BookingState
from kernel.money import Money
from kernel.references import new_secret


def keys(
    page_key: str, wanted: Mapping[str, int], amounts: Mapping[str, Money] | None = None
) -> Iterator[str]:
    """The request keys of this choice from this page, without end: first try, next try, ….

    `page_key` is a secret of that page's, since whoever knows it meets the booking; empty: no page.
    """
    chosen = sorted((ref, quantity) for ref, quantity in wanted.items() if quantity)
    sums = sorted((ref, amount.pence) for ref, amount in (amounts or {}).items())
    said = json.dumps([chosen, sums] if sums else chosen)
    key = f"{page_key or new_secret()}:{said}"
    while True:
        key = hashlib.sha256(key.encode()).hexdigest()
        yield key


def twin(
    page_key: str,
    wanted: Mapping[str, int],
    amounts: Mapping[str, Money] | None = None,
    *,
    at: datetime,
) -> Booking | None:
    """The booking that this very submission has made already, if it still stands."""
    if not page_key:
        return None
    for key in keys(page_key, wanted, amounts):
        earlier = Booking.objects.filter(request_key=key).first()
        if earlier is None or stands(earlier, at=at):
            return earlier
    return None


def stands(booking: Booking, *, at: datetime) -> bool:
    """Once its hold has ended, the same choice from the same page is a new try."""
    return booking.state == BookingState.CONFIRMED or booking.is_held(at=at)
