"""From “two of these” to what is taken: the tickets chosen, checked against what is offered."""

from collections.abc import Mapping
from dataclasses import dataclass

from bookings.catalogue import gate
from bookings.catalogue.facts import TicketFacts
from bookings.catalogue.models import Session
from bookings.ordering.offer import Offer
from bookings.ordering.sentences import NothingChosen, NotSoldHere, TooMany


@dataclass(frozen=True, slots=True)
class Choice:
    """So many tickets of one type, and the units each takes from each pool it draws."""

    ticket: TicketFacts
    quantity: int
    sessions: list[Session]

    @property
    def units(self) -> dict[int, int]:
        return {pool: units for pool, _, units in self.ticket.draws}

    @property
    def pence(self) -> int:
        return self.ticket.price.pence * self.quantity


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


def choose(offer: Offer, wanted: Mapping[str, int], sessions: list[Session]) -> list[Choice]:
    choices = []
    for ticket in offer.tickets:
        if wanted.get(ticket.ref):
            drawn = {session_key for _, session_key, _ in ticket.draws}
            covered = [session for session in sessions if session.pk in drawn]
            choices.append(Choice(ticket, wanted[ticket.ref], covered))
    return choices


def most_by_pool(choices: list[Choice], sale: gate.Sale) -> dict[int, int]:
    """What each pool drawn may hold at most, as the gate judged its session just now."""
    drawn = {pool: session for c in choices for pool, session, _ in c.ticket.draws}
    return {pool: most for pool, key in drawn.items() if (most := sale.most.get(key)) is not None}
