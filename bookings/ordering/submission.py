"""The first form sent twice is one booking; sent again with another choice, it replaces itself.

A page carries one key. The key and what was chosen make the booking's `request_key`, which is
unique: so a double click, a reload and the back button all meet the same row.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from bookings.ordering import expiry
from bookings.ordering.models import Booking, BookingState
from kernel.audit.actor import Actor
from kernel.payments import checkout


def twin(page_key: str, wanted: Mapping[str, int]) -> tuple[Booking | None, str]:
    """The live booking that this submission already made, if any, and the key for a new one."""
    key = f"{_short(page_key)}:{_short(json.dumps(_chosen(wanted)))}"
    earlier = Booking.objects.filter(request_key=key).first()
    while earlier is not None and earlier.state not in BookingState.TAKING_PLACES:
        # Its hold has ended: the same choice from the same page is a new try, once more unique.
        key = f"{key[:33]}{_short(key + earlier.ref)[:24]}"
        earlier = Booking.objects.filter(request_key=key).first()
    return earlier, key


def let_go_of_others(request_key: str, *, by: Actor, at: datetime) -> None:
    """Free what the same page held before with another choice, unless it is being paid."""
    page = request_key.split(":")[0]
    others = Booking.objects.filter(
        request_key__startswith=f"{page}:", state=BookingState.HELD
    ).exclude(request_key=request_key)
    for other in others:
        if not checkout.is_open(owner=("booking", other.ref)):
            expiry.end_hold(booking=other, by=by, at=at)


def _chosen(wanted: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted((ref, quantity) for ref, quantity in wanted.items() if quantity)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:30]
