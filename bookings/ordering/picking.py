"""What is wanted of one offer, judged in the moment of the sale: it opens, and what it takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bookings.catalogue import gate
from bookings.catalogue.models import Session
from bookings.ordering import gift, inventory
from bookings.ordering.choices import (
    Amounts,
    Choice,
    check_quantities,
    choose,
    is_above,
    most_by_pool,
)
from bookings.ordering.offer import Offer
from bookings.ordering.sentences import NotOpen, TooLate


@dataclass(frozen=True)
class Pick:
    """`campaign_ref` takes what is paid above the lowest price; empty where nothing is."""

    offer: Offer
    choices: list[Choice]
    campaign_ref: str = ""

    @property
    def units(self) -> dict[int, int]:
        return units_of(self.choices)

    @property
    def sessions(self) -> list[Session]:
        return sessions_of(self.choices)

    @property
    def pence(self) -> int:
        return sum(choice.pence for choice in self.choices)

    @property
    def above_pence(self) -> int:
        return sum(choice.above_pence for choice in self.choices)

    @property
    def seats(self) -> int:
        return sum(choice.quantity * choice.ticket.admits for choice in self.choices)

    @property
    def has_code(self) -> bool:
        return any(choice.ticket.code_key for choice in self.choices)

    @property
    def tickets(self) -> dict[str, int]:
        return {choice.ticket.ref: choice.quantity for choice in self.choices}


@dataclass(frozen=True)
class Judged:
    """`most[pool]` is what the gate found just now that the team can look after."""

    most: Mapping[int, int] = field(default_factory=dict)


def pick(
    offer: Offer,
    wanted: Mapping[str, int],
    amounts: Amounts | None,
    *,
    at: datetime,
    campaign_ref: str = "",
) -> Pick:
    """`campaign_ref`: the basket gives to that one already. Raises CannotBook."""
    check_quantities(offer, wanted)
    if is_above(offer, wanted, amounts) and not campaign_ref:
        campaign = gift.campaign_of(offer.activity.activity, at=at)
        campaign_ref = campaign.ref if campaign else ""
    covered = [each.session for each in offer.covered]
    choices = choose(offer, wanted, covered, amounts, gifts_go_apart=bool(campaign_ref))
    return Pick(offer, choices, campaign_ref)


def judged(choices: Sequence[Choice], *, at: datetime) -> Judged:
    """Asks the gate once for all of them. Raises TooLate, NotOpen."""
    sessions = sessions_of(choices)
    if not all(_goes_ahead(session, at=at) for session in sessions):
        raise TooLate
    sale = gate.for_sale(sessions, at=at)
    if not sessions or not sale.opens:
        raise NotOpen
    return Judged(most_by_pool(list(choices), sale))


def units_of(choices: Sequence[Choice]) -> dict[int, int]:
    """Units by pool."""
    return inventory.summed((p, u * c.quantity) for c in choices for p, u in c.units.items())


def sessions_of(choices: Sequence[Choice]) -> list[Session]:
    return list({each.pk: each for choice in choices for each in choice.sessions}.values())


def _goes_ahead(session: Session, *, at: datetime) -> bool:
    return session.starts_at > at and session.status == Session.Status.SCHEDULED
