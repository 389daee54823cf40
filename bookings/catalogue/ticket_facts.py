"""One ticket as it stands at a moment: its price, what is left of it, whether it is on sale."""

from collections.abc import Sequence
from datetime import datetime

from bookings.catalogue.facts import TicketFacts
from bookings.catalogue.states import least
from bookings.catalogue.words import word
from bookings.ordering.models import PoolDemand, TicketType
from kernel.money import Money

Kind = TicketType.Kind


def ticket_facts(
    ticket: TicketType,
    demands: Sequence[PoolDemand],
    *,
    at: datetime,
    run: tuple[int, int] = (1, 1),
) -> TicketFacts:
    """`run`: of how many sessions that it is for how many are still to come, see `pro_rata`."""
    left = least(None if d.pool.to_sell is None else d.pool.to_sell // d.units for d in demands)
    room = least(None if d.pool.left is None else max(d.pool.left, 0) // d.units for d in demands)
    to_come, of_all = run if ticket.pro_rata and run[0] < run[1] else (1, 1)
    lowest, suggested, highest = (
        None if pence is None else part_of(Money(pence), to_come, of_all)
        for pence in (ticket.min_pence, ticket.suggested_pence, ticket.max_pence)
    )
    price = part_of(ticket.price, to_come, of_all)
    return TicketFacts(
        ref=ticket.ref,
        title=word(ticket, "title"),
        note=word(ticket, "note"),
        kind=ticket.kind,
        scope=ticket.scope,
        per=ticket.per,
        price=(lowest or Money(0)) if ticket.kind == Kind.PAY_WHAT_YOU_CAN else price,
        lowest=lowest,
        suggested=suggested,
        highest=highest,
        admits=ticket.admits,
        most=ticket.max_per_booking,
        sold_online=ticket.is_sold_online and ticket.is_on_sale(at=at),
        left=left,
        type=ticket,
        draws=tuple((d.pool_id, d.pool.session_id, d.units) for d in demands),
        waits_for_adult=left == 0 and room != 0,
        comes_on_sale=ticket.on_sale_from if ticket.comes_on_sale(at=at) else None,
        was_on_sale=ticket.is_sold_online and ticket.was_on_sale(at=at),
        joins_late=(to_come, of_all) if of_all > 1 else None,
    )


def part_of(price: Money, to_come: int, of_all: int) -> Money:
    """For whoever joins late: the share of the sessions left, to the penny below."""
    return Money(price.pence * to_come // of_all)
