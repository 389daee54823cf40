"""Whether an entry answers a question: one small test for each thing that was asked."""

from collections.abc import Callable
from datetime import date
from functools import partial

from bookings.catalogue.facts import TicketFacts
from bookings.catalogue.vocabulary import vocabulary
from cms.pages.listing.ages import suits
from cms.pages.listing.entries import Entry
from cms.pages.listing.folding import folded
from cms.pages.listing.periods import Span
from cms.pages.listing.question import ONLINE, Question
from kernel.money import Money

Asked = tuple[str, str]  # a name of the address and what it was asked for
Test = Callable[[Entry], bool]
BY_MOMENT = ("from", "to", "when")  # they are answered together


def tests(asked: Question, *, today: date) -> dict[Asked, Test]:
    """By name and value, so that each can be counted, and taken away, by itself."""
    found: dict[Asked, Test] = {}
    if asked.words:
        found["q", asked.words] = partial(says, words=folded(asked.words).split())
    if asked.age:
        found["age", asked.age] = lambda entry: suits(entry.activity, asked.age)
    if asked.art_forms:
        found["art_form", ""] = lambda entry: is_one_of(entry, asked.art_forms)
    for key in asked.access:
        found["access", key] = partial(offers, key=key)
    if asked.venue:
        found["venue", asked.venue] = lambda entry: asked.venue in venue_keys(entry)
    if asked.price:
        found["price", asked.price] = lambda entry: costs(entry, asked.price)
    if asked.available:
        found["available", "1"] = lambda entry: entry.state.is_bookable
    if spans := asked.spans(today=today):
        found["when", ""] = partial(is_within, spans=spans)
    return found


def says(entry: Entry, *, words: list[str]) -> bool:
    """Every word that was typed is in the title, the lines below it, or who and where it is."""
    text = folded(
        " ".join(
            (
                entry.page.title,
                entry.page.subtitle,
                entry.page.summary,
                *(session.title for session in entry.sessions),
                *(term.label for term in entry.facts.art_forms),
                entry.session.venue,
                entry.session.room,
            )
        )
    )
    return all(word in text for word in words)


def is_one_of(entry: Entry, wanted: list[str]) -> bool:
    return any(term.key in wanted for term in entry.facts.art_forms)


def offers(entry: Entry, *, key: str) -> bool:
    return key in entry.feature_keys


def venue_keys(entry: Entry) -> set[str]:
    """Where it happens; whatever happens on a screen is also simply online."""
    known = vocabulary().venues
    ids = {session.session.venue_id for session in entry.sessions}
    online = {ONLINE} if any(session.is_online for session in entry.sessions) else set()
    return {known[key].key for key in ids if key in known} | online


def costs(entry: Entry, price: str) -> bool:
    """A free place for those who ask is a bursary: it makes a dear thing neither free nor cheap."""
    if price == "bursary":
        return any(ticket.is_open_place for ticket in entry.tickets)
    return any(_is_at(ticket, price) for ticket in entry.tickets if not ticket.is_open_place)


def _is_at(ticket: TicketFacts, price: str) -> bool:
    if price in {"free", "pwyc"}:
        return ticket.kind == price
    lowest = ticket.price if ticket.lowest is None else ticket.lowest
    return lowest <= Money(int(price) * 100)


def is_within(entry: Entry, *, spans: list[Span]) -> bool:
    return any(all(span.holds(day) for span in spans) for day in entry.days)
