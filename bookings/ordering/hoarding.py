"""Holding everything and booking nothing: capped, and nobody else is shut out for it.

What is counted is what was let through and is held at the moment, a seat each: a try that was
refused counts against nobody, and what is booked or let go counts no more. One browser reaches its
cap long before its network does, so the neighbour behind the same address is still served. The cap
is no lock: as many requests as run at once may pass it together.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, Q, Subquery, Sum
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from bookings.certificates.guessing import address_of
from bookings.ordering.models import BookingLine, BookingState
from bookings.ordering.sentences import NetworkHoldsMany, TooManyHeld

MOST_A_BROWSER = 40
MOST_AN_EMAIL = 40
MOST_A_NETWORK = 300
FORGOTTEN = {"from_browser": "", "from_address": ""}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Keyed hashes: they tell two visitors apart, and nothing about either."""

    browser: str
    address: str

    @property
    def facts(self) -> dict[str, str]:
        return {"from_browser": self.browser, "from_address": self.address}


@dataclass(frozen=True, slots=True)
class Held:
    """Seats held at the moment."""

    browser: int = 0
    address: int = 0


def visitor_of(request: HttpRequest) -> Visitor:
    """A browser is known by the cookie that its form needed anyhow."""
    cookie = str(request.META.get("CSRF_COOKIE") or "")
    return Visitor(_hashed(cookie) if cookie else "", _hashed(address_of(request)))


def held_by(visitor: Visitor, *, at: datetime) -> Held:
    mine = Q(booking__from_address=visitor.address)
    if visitor.browser:
        mine |= Q(booking__from_browser=visitor.browser)
    found = _held(at).filter(mine)
    own = Q(booking__from_browser=visitor.browser) if visitor.browser else Q(pk__in=())
    seats = found.aggregate(
        browser=Sum("ticket_type__admits", filter=own),
        address=Sum("ticket_type__admits", filter=Q(booking__from_address=visitor.address)),
    )
    return Held(seats["browser"] or 0, seats["address"] or 0)


def check(held: Held, *, more: int) -> None:
    """Raises TooManyHeld."""
    if more <= 0:
        return
    if held.browser + more > MOST_A_BROWSER:
        raise TooManyHeld
    if held.address + more > MOST_A_NETWORK:
        raise NetworkHoldsMany


def check_email(email: str, *, beside: int, more: int, at: datetime) -> None:
    """What other baskets hold under the same address, and `more` in this one."""
    others = _held(at).filter(booking__booker_email__iexact=email).exclude(booking=beside)
    if (others.aggregate(n=Sum("ticket_type__admits"))["n"] or 0) + more > MOST_AN_EMAIL:
        raise TooManyHeld


def counts(visitor: Visitor, *, at: datetime) -> dict[str, Any]:
    """To annotate rows with what a visitor holds; see `counted`."""
    return {
        "held_by_browser": _sum(at, "booking__from_browser", visitor.browser),
        "held_by_address": _sum(at, "booking__from_address", visitor.address),
    }


def counted(row: Model) -> Held:
    found: Any = row
    return Held(found.held_by_browser or 0, found.held_by_address or 0)


def _sum(at: datetime, of: str, value: str) -> Subquery:
    rows = _held(at).filter(**{of: value}) if value else BookingLine.objects.filter(pk=0)
    seats = rows.order_by().values(of).annotate(n=Sum("ticket_type__admits"))
    return Subquery(seats.values("n"))


def _held(at: datetime) -> Any:
    return BookingLine.objects.filter(
        live=True, booking__state=BookingState.HELD, booking__hold_until__gt=at
    )


def _hashed(value: str) -> str:
    return salted_hmac("bookings.hoarding", value, algorithm="sha256").hexdigest()[:32]
