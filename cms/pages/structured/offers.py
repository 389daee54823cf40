"""What is sold online, for machines; where nothing can be booked now, the page says why."""

from typing import Any

from bookings.catalogue.facts import ActivityFacts, SessionFacts, State, TicketFacts
from cms.pages.activity import ActivityPage
from cms.pages.addresses import absolute, in_language

GONE = {State.FULL: "SoldOut", State.OPENS_SOON: "PreOrder", State.FEW: "LimitedAvailability"}


def offers(page: ActivityPage, facts: ActivityFacts, session: SessionFacts) -> list[dict[str, Any]]:
    own = [(ticket, session.state, session.book_path) for ticket in session.tickets]
    run = [(ticket, facts.run_state, facts.book_path) for ticket in facts.run_tickets]
    return [
        _offer(ticket, state, in_language(book) if state.is_bookable else page.address)
        for ticket, state, book in [*own, *run]
        if ticket.sold_online
    ]


def is_free(facts: ActivityFacts, session: SessionFacts) -> bool | None:
    """Whether everybody comes for nothing; None where no price is known."""
    tickets = [*session.tickets, *facts.run_tickets]
    return all(ticket.kind == "free" for ticket in tickets) if tickets else None


def _offer(ticket: TicketFacts, state: State, path: str) -> dict[str, Any]:
    return {
        "@type": "Offer",
        "name": ticket.title,
        "price": str(ticket.price).removeprefix("£").replace(",", ""),
        "priceCurrency": "GBP",
        "availability": "https://schema.org/" + GONE.get(state, "InStock"),
        "url": absolute(path),
    }
