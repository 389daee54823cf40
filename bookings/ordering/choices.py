"""From “two of these” to what is taken: the tickets chosen, checked and priced as offered.

The only place where a chosen ticket gets its price. Nothing a browser says counts, but for the
amount of a ticket for what one can, and that within its bounds.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bookings.catalogue import gate
from bookings.catalogue.facts import TicketFacts
from bookings.catalogue.models import Session
from bookings.ordering.offer import Offer
from bookings.ordering.sentences import (
    AmountOutside,
    CompanionAlone,
    NeedsGrownUp,
    NothingChosen,
    NotSoldHere,
    TooMany,
)
from kernel.money import Money

MOST_YOU_CAN = Money(1_000_000)
Amounts = Mapping[str, Money]  # what each ticket for what one can shall cost, by its reference
GROWN_UP = 18


@dataclass(frozen=True, slots=True)
class Choice:
    """So many tickets of one type, and the units each takes from each pool it draws.

    `price` is what one costs; `above` is what its buyer adds to it, as a gift.
    """

    ticket: TicketFacts
    quantity: int
    sessions: list[Session]
    price: Money
    above: Money

    @property
    def units(self) -> dict[int, int]:
        return {pool: units for pool, _, units in self.ticket.draws}

    @property
    def pence(self) -> int:
        return self.price.pence * self.quantity

    @property
    def above_pence(self) -> int:
        return self.above.pence * self.quantity


def check_quantities(offer: Offer, wanted: Mapping[str, int]) -> None:
    offered = {ticket.ref: ticket for ticket in offer.tickets}
    chosen = {ref: quantity for ref, quantity in wanted.items() if quantity}
    if not chosen:
        raise NothingChosen
    for ref, quantity in chosen.items():
        if ref not in offered or quantity < 0:
            raise NotSoldHere
        if quantity > offered[ref].most:
            raise TooMany(offered[ref].title, offered[ref].most)
    check_company([(offered[ref], quantity) for ref, quantity in chosen.items()])


def check_company(chosen: list[tuple[TicketFacts, int]]) -> None:
    """A companion comes with somebody, and a child where it says so with a grown-up."""
    companions = sum(n for ticket, n in chosen if ticket.type.is_companion)
    if companions > sum(n for ticket, n in chosen if not ticket.type.is_companion):
        raise CompanionAlone
    alone = next((ticket for ticket, _ in chosen if ticket.type.needs_adult), None)
    if alone is not None and not any(_is_for_grown_ups(ticket) for ticket, _ in chosen):
        raise NeedsGrownUp(alone.title)


def choose(
    offer: Offer,
    wanted: Mapping[str, int],
    sessions: list[Session],
    amounts: Amounts | None = None,
    *,
    gifts_go_apart: bool = False,
) -> list[Choice]:
    """`gifts_go_apart`: there is a campaign that takes what is paid above the lowest price."""
    choices = []
    for ticket in offer.tickets:
        if wanted.get(ticket.ref):
            drawn = {session_key for _, session_key, _ in ticket.draws}
            covered = [session for session in sessions if session.pk in drawn]
            price, above = _priced(ticket, (amounts or {}).get(ticket.ref), gifts_go_apart)
            choices.append(Choice(ticket, wanted[ticket.ref], covered, price, above))
    return choices


def is_above(offer: Offer, wanted: Mapping[str, int], amounts: Amounts | None) -> bool:
    """Whether anybody gives more than the lowest price: then a campaign is looked for."""
    lowest = {t.ref: t.lowest for t in offer.tickets if t.is_what_you_can and wanted.get(t.ref)}
    return any((amounts or {}).get(ref, low) != low for ref, low in lowest.items())


def bounds(ticket: TicketFacts) -> tuple[Money, Money]:
    """The least and the most that a ticket for what one can may cost."""
    return ticket.lowest or Money(0), ticket.highest or MOST_YOU_CAN


def most_by_pool(choices: list[Choice], sale: gate.Sale) -> dict[int, int]:
    """What each pool drawn may hold at most, as the gate judged its session just now."""
    drawn = {pool: session for c in choices for pool, session, _ in c.ticket.draws}
    return {pool: most for pool, key in drawn.items() if (most := sale.most.get(key)) is not None}


def _priced(ticket: TicketFacts, amount: Money | None, apart: bool) -> tuple[Money, Money]:
    """The price, and what is a gift beside it. Raises AmountOutside."""
    if not ticket.is_what_you_can:
        return ticket.price, Money(0)
    least, most = bounds(ticket)
    chosen = least if amount is None else amount
    if not least <= chosen <= most:
        raise AmountOutside(ticket.title, least, most)
    return (least, chosen - least) if apart else (chosen, Money(0))


def _is_for_grown_ups(ticket: TicketFacts) -> bool:
    kind = ticket.type
    return not kind.needs_adult and (kind.max_age is None or kind.max_age >= GROWN_UP)
