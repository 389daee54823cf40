"""Facts of an activity in the places its page has for them: sheet, button, tickets."""

from django.utils.translation import gettext as _

from bookings.catalogue import phrases, prices
from bookings.catalogue.facts import ActivityFacts, State
from bookings.catalogue.models import Activity
from bookings.catalogue.vocabulary import vocabulary
from cms.pages.addresses import in_language
from cms.pages.listing import cards
from kernel.organisation.house import house

COLOURS = ("glow", "dusk", "straw", "tide", "sea", "ink")


def is_festival(facts: ActivityFacts) -> bool:
    return facts.activity.kind == Activity.Kind.FESTIVAL


def colour(facts: ActivityFacts) -> str:
    if is_festival(facts):
        return "dusk"
    if not facts.art_forms:
        return COLOURS[0]
    known = vocabulary().art_forms
    place = [known[key] for key in sorted(known)].index(facts.art_forms[0])
    return COLOURS[place % len(COLOURS)]


def sheet(facts: ActivityFacts) -> list[dict[str, str]]:
    where = phrases.where(facts) if facts.sessions else []
    when = phrases.dates_in_lines(facts)
    lines = [
        (_("Ages"), phrases.bare_ages(cards.age_words(facts.activity)), ""),
        (_("When"), when[0], when[1] if len(when) > 1 else ""),
        (_("Where"), where[0] if where else "", where[1] if len(where) > 1 else ""),
    ]
    return [{"term": term, "words": words, "more": more} for term, words, more in lines if words]


def action(facts: ActivityFacts) -> dict[str, str]:
    """The one thing to do next; nothing where there is nothing to press."""
    state, organisation = facts.state, house()
    if state.is_bookable:
        label = cards.action(facts, state, bool(facts.run_tickets))
        return {"url": in_language(facts.book_path), "label": label}
    if state == State.BY_TELEPHONE and organisation.phone:
        number = organisation.phone
        label = _("Ring %(number)s to book") % {"number": number}
        return {"url": f"tel:{number.replace(' ', '')}", "label": label}
    if state in {State.BY_REQUEST, State.BY_APPLICATION} and organisation.email:
        label = _("Ask us") if state == State.BY_REQUEST else _("Write to us")
        return {"url": f"mailto:{organisation.email}", "label": label}
    return {}


def tickets(facts: ActivityFacts) -> list[dict[str, str]]:
    """A festival sells its passes here, and each item's tickets beside the item."""
    chosen = facts.run_tickets if is_festival(facts) else facts.tickets
    return [
        {
            "title": ticket.title,
            "price": prices.ticket_price(ticket),
            "note": prices.ticket_note(ticket),
        }
        for ticket in chosen
    ]
