"""What a booking comes to: tickets first, the gift apart, the total; in words for a page."""

from typing import Any

from django.utils.translation import gettext as _

from bookings.catalogue.words import word
from bookings.ordering import spoken
from bookings.ordering.models import BookingLine
from bookings.ordering.overview import Item, Overview
from fundraising.campaigns.models import Campaign
from kernel.money import Money
from kernel.payments.models import Payment


def summary(seen: Overview, *, campaign: Campaign | None = None) -> dict[str, Any]:
    """Lines and total as `components/order_summary.html` takes them."""
    lines = ticket_lines(seen)
    if seen.above:
        to = word(campaign, "title") if campaign else ""
        note = _("A gift to %(campaign)s") % {"campaign": to} if to else _("A gift")
        label = _("What you pay above the lowest price")
        lines.append({"label": label, "price": str(seen.above), "note": note})
    if seen.gift:
        note = word(campaign, "title") if campaign else _("Apart from the price")
        lines.append({"label": _("Your gift"), "price": str(seen.gift), "note": note})
    return {"lines": lines, "total": str(seen.booking.total)}


def ticket_lines(seen: Overview) -> list[dict[str, str]]:
    """Each ticket with its price and who it is for, thing by thing."""
    return [_line(item, line) for item in seen.items for line in item.lines]


def ticket_words(item: Item) -> list[str]:
    """So many of each kind with what one costs: “2 × Child, £5.00 each”, “2 × Open place, free”."""
    counted: dict[tuple[str, int], int] = {}
    for line in item.lines:
        key = line.title, line.paid.pence
        counted[key] = counted.get(key, 0) + 1
    return [_so_many(many, title, Money(pence)) for (title, pence), many in counted.items()]


def _so_many(many: int, title: str, each: Money) -> str:
    said = {"many": many, "ticket": title, "price": each}
    if many > 1 and each:
        return _("%(many)d × %(ticket)s, %(price)s each") % said
    if many > 1:
        return _("%(many)d × %(ticket)s, free") % said
    return (_("%(ticket)s, %(price)s") if each else _("%(ticket)s, free")) % said


def how_paid(payment: Payment | None) -> str:
    """What became of the money, and loudly where it was none."""
    if payment is None:
        return _("Nothing to pay.")
    if payment.is_test:
        return _("Payment by Test payments: nothing was charged.")
    return _("Paid. Thank you.")


def price(money: Money) -> str:
    return str(money) if money else _("Free")


def _line(item: Item, line: BookingLine) -> dict[str, str]:
    names = [seat.name for seat in item.seats if seat.line.pk == line.pk and seat.name]
    what = _("%(ticket)s, %(names)s") % {"ticket": line.title, "names": ", ".join(names)}
    return {
        "label": what if names else line.title,
        "price": str(line.price) if line.above_pence else price(line.price),
        "note": f"{item.title}. {spoken.dates(item.sessions)}",
    }
