"""Whether an entry answers a question: one small test for each filter."""

from datetime import date

from bookings.catalogue.facts import TicketFacts
from bookings.catalogue.vocabulary import vocabulary
from cms.pages.listing.ages import suits
from cms.pages.listing.entries import Entry
from cms.pages.listing.question import Question
from kernel.money import Money


def fitting(entries: list[Entry], asked: Question, *, today: date) -> list[Entry]:
    return [entry for entry in entries if fits(entry, asked, today=today)]


def fits(entry: Entry, asked: Question, *, today: date) -> bool:
    return (
        _says(entry, asked.words)
        and (not asked.age or suits(entry.activity, asked.age))
        and _is_one_of(entry, asked.art_forms)
        and set(asked.access) <= entry.feature_keys
        and (not asked.venue or _is_at(entry, asked.venue))
        and (not asked.price or any(_costs(t, asked.price) for t in entry.tickets))
        and (not asked.available or entry.state.is_bookable)
        and _is_within(entry, asked, today)
    )


def _says(entry: Entry, words: str) -> bool:
    """Every word that was typed is in the title, the lines below it, or who and where it is."""
    text = " ".join(
        (
            entry.page.title,
            entry.page.subtitle,
            entry.page.summary,
            *(s.title for s in entry.facts.to_come),
            *(term.label for term in entry.facts.art_forms),
            entry.session.venue,
            entry.session.room,
        )
    ).casefold()
    return all(word in text for word in words.casefold().split())


def _is_one_of(entry: Entry, wanted: list[str]) -> bool:
    return not wanted or any(term.key in wanted for term in entry.facts.art_forms)


def _is_at(entry: Entry, venue: str) -> bool:
    known = vocabulary().venues
    sessions = entry.facts.to_come if entry.is_run else [entry.session]
    return any(
        known[s.session.venue_id].key == venue for s in sessions if s.session.venue_id in known
    )


def _costs(ticket: TicketFacts, price: str) -> bool:
    if price == "free":
        return ticket.kind == "free"
    if price == "pwyc":
        return ticket.kind == "pwyc"
    lowest = ticket.price if ticket.lowest is None else ticket.lowest
    return lowest <= Money(int(price) * 100)


def _is_within(entry: Entry, asked: Question, today: date) -> bool:
    spans = asked.spans(today=today)
    return any(all(span.holds(day) for span in spans) for day in entry.days)
