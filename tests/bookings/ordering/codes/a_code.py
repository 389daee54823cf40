"""Codes and funds to test with."""

from datetime import datetime
from itertools import count

from bookings.catalogue.models import Session
from bookings.ordering import basket
from bookings.ordering.codes import applying, making
from bookings.ordering.codes.models import DiscountCode
from bookings.ordering.funds.models import BursaryFund
from bookings.ordering.models import Booking, TicketType
from bookings.ordering.offer import offer
from kernel.money import Money
from tests.factories.bookings import PUBLIC
from tests.factories.programme import AT, OFFICER

NUMBERS = count(1)


def a_fund(pence: int = 6000, *, at: datetime = AT) -> BursaryFund:
    title = f"Fund {next(NUMBERS)}"
    return making.add_fund(title=title, budget=Money(pence), by=OFFICER, at=at)


def a_code(typed: str = "SPRING", *, at: datetime = AT, **facts: object) -> DiscountCode:
    facts = facts or {"percent": 100}
    return making.add_code(code=typed, by=OFFICER, at=at, **facts)


def a_hold_with(
    typed: str, session: Session, wanted: dict[TicketType, int], *, at: datetime = AT
) -> Booking:
    """As somebody books who has typed a code."""
    code = applying.found(typed, [session.ref], at=at)
    return basket.hold(
        offer=offer(session.ref, at=at, code=code),
        wanted={ticket.ref: number for ticket, number in wanted.items()},
        request_key="",
        by=PUBLIC,
        at=at,
    )
