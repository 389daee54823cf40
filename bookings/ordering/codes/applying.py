"""What a code does to the tickets of an activity. What it does not do, nobody is told why."""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.db.models import Q

from bookings.catalogue.facts import TicketFacts
from bookings.ordering.codes.models import DiscountCode
from kernel.money import Money

TYPED = re.compile(r"[A-Z0-9-]{3,40}")


def spelt(typed: str) -> str:
    """As codes are kept: capitals, no blanks. Empty where it cannot be one."""
    code = "".join(typed.upper().split()) if len(typed) <= 100 else ""
    return code if TYPED.fullmatch(code) else ""


def found(typed: str, refs: Collection[str], *, at: datetime) -> DiscountCode | None:
    """The code, if it does something for the offers of these references at `at`.

    One answer for those that never were, are used up, over, or for something else.
    """
    code = spelt(typed)
    if not code:
        return None
    here = (
        Q(activity=None) | Q(activity__sessions__ref__in=refs) | Q(activity__course__ref__in=refs)
    )
    good = DiscountCode.objects.good(at=at).filter(here, code=code)
    return good.select_related("unlocks").first()


def applied(code: DiscountCode, tickets: list[TicketFacts]) -> list[TicketFacts]:
    """The tickets as they are with it; only prices that are fixed come down."""
    return [_with(code, ticket) for ticket in tickets]


def _with(code: DiscountCode, ticket: TicketFacts) -> TicketFacts:
    off = _off(code, ticket)
    if code.unlocks_id == ticket.type.pk or off:
        fund = code.fund_id if off else None
        return replace(ticket, price=ticket.price - off, off=off, code_key=code.pk, fund_key=fund)
    return ticket


def _off(code: DiscountCode, ticket: TicketFacts) -> Money:
    """Percent are rounded for the buyer, to the penny."""
    for_this = code.unlocks_id in (None, ticket.type.pk)
    if ticket.kind != ticket.type.Kind.FIXED or not for_this:
        return Money(0)
    if code.percent is not None:
        return Money(-(-ticket.price.pence * code.percent // 100))
    return Money(min(code.pence_off or 0, ticket.price.pence))
