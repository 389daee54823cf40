"""Which basket a visitor comes with: the one their form or way back names, else their own."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from bookings.ordering import contents
from bookings.ordering.contents import Contents, thing_offered
from bookings.ordering.hoarding import visitor_of
from bookings.ordering.models import Booking, BookingLine
from bookings.ordering.offer import Offer
from bookings.ordering.overview import Item, overview
from bookings.ordering.views.having import NOTHING, Having

HELD_COOKIE = "held"  # the basket of this visitor's; only under /book/


@dataclass(frozen=True)
class Visit:
    """`basket` is theirs and held, or was named and has ended: then its answers go over."""

    basket: Contents | None
    offer: Offer
    at: datetime
    having: Having = NOTHING

    @property
    def held(self) -> Contents | None:
        if self.basket is not None and self.basket.booking.is_held(at=self.at):
            return self.basket
        return None

    @property
    def here(self) -> list[BookingLine]:
        """What they hold of this very offer."""
        return self.held.of(thing_offered(self.offer)) if self.held else []

    @property
    def has_more(self) -> bool:
        """They hold something besides."""
        return self.held is not None and len(self.held.lines) > len(self.here)

    @property
    def chosen(self) -> list[BookingLine]:
        """The tickets of this offer that they hold, or had chosen."""
        if self.basket is None or self.held:
            return self.here
        item = item_of(self.basket.booking, self.offer)
        return item.lines if item else []


def visit(request: HttpRequest, found: Offer, *, at: datetime) -> Visit:
    """`apart` in the form: what is chosen is booked on its own."""
    named = request.POST.get("instead_of") or request.GET.get("again")
    secret = named or request.COOKIES.get(HELD_COOKIE, "")
    basket = None
    if secret and secret.isascii() and secret.isalnum():
        asks = visitor_of(request) if request.method == "POST" else None
        basket = contents.by_secret(secret, of=asks, at=at)
    if basket is not None and not _counts(request, basket.booking, bool(named), at=at):
        basket = None
    made = Visit(basket, found, at)
    apart = "apart" in request.POST and not made.here
    return Visit(None, found, at) if apart else made


def _counts(request: HttpRequest, booking: Booking, named: bool, *, at: datetime) -> bool:
    if booking.is_held(at=at):
        return True
    return named and (request.method == "POST" or booking.confirmed_at is None)


def item_of(booking: Booking, found: Offer) -> Item | None:
    items = overview(booking).items
    return next((item for item in items if item.thing == thing_offered(found)), None)


def remember(answer: HttpResponse, request: HttpRequest, found: Offer, booking: Booking) -> None:
    answer.set_cookie(
        HELD_COOKIE,
        booking.secret,
        max_age=3600,
        path=request.path.removesuffix(f"{found.ref}/"),
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )
