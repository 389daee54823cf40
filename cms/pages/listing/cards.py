"""An activity as others show it: a row of the list, a card, a band, a small pointer."""

from typing import Any

from django.utils.translation import gettext as _

from bookings.catalogue import phrases, prices
from bookings.catalogue.facts import ActivityFacts, State
from bookings.catalogue.models import Activity
from bookings.catalogue.vocabulary import Term
from bookings.catalogue.words import word
from cms.pages.activity import ActivityPage
from cms.pages.addresses import in_language
from cms.pages.listing.entries import Entry
from cms.pictures.of_page import picture_of
from kernel import clock

MOST_FEATURES = 4
SHORT = 24  # letters


def row(entry: Entry) -> dict[str, Any]:
    """For components/listing_row.html."""
    page, session = entry.page, entry.session
    price = "" if entry.is_off else prices.price_words(entry.tickets, whole=entry.is_run)
    return {
        "title": entry.name if entry.alone else page.title,
        "url": page.address,
        "picture": picture_of(page, alt="", use="square"),
        "time": clock.spoken_time(session.starts_at),
        "place": session.room or session.venue,
        "words": page.subtitle or page.summary,
        "ages": age_words(entry.activity),
        "features": features(_brief(_features(entry))),
        "off": entry.is_off,
        "price": price,
        "state": entry.state,
        "left": entry.left,
        "capacity": session.capacity,
        "sentence": _("This date will not take place.") if entry.is_off else "",
        "book_url": book_url(entry),
        "action": action(entry.facts, entry.state, entry.is_run),
    }


def card(page: ActivityPage, facts: ActivityFacts) -> dict[str, Any]:
    """For components/card.html."""
    first = facts.next
    whole = facts.activity.way_in == Activity.Way.ALL
    begins = phrases.day(first.starts_at) if whole and first else ""
    return {
        "title": page.title,
        "url": page.address,
        "picture": picture_of(page, alt="", use="square"),
        "when": _("From %(day)s") % {"day": begins} if begins else first and phrases.begins(first),
        "words": page.summary or page.subtitle,
        "price": prices.activity_price(facts),
        "state": facts.state,
        "left": facts.left if whole else first and first.left,
        "capacity": first and first.capacity,
    }


def band(page: ActivityPage, facts: ActivityFacts) -> dict[str, Any]:
    """For components/feature_band.html."""
    days = {clock.london_date(session.starts_at) for session in facts.to_come}
    return {
        "when": phrases.span(facts),
        "title": page.title,
        "words": page.subtitle or page.summary,
        "url": page.address,
        "action": _("See all %(count)d days") % {"count": len(days)}
        if len(days) > 1
        else _("See what happens"),
        "picture": picture_of(page, alt="", wide=True),
        "colour": "dusk",
    }


def small(page: ActivityPage, facts: ActivityFacts) -> dict[str, Any]:
    """For components/small_row.html."""
    price = prices.activity_price(facts)
    when = phrases.dates(facts)
    return {
        "title": page.title,
        "url": page.address,
        "picture": picture_of(page, alt="", use="square"),
        "lines": [line for line in (age_words(facts.activity), when, price) if line],
    }


def features(terms: list[Term]) -> list[dict[str, str]]:
    return [{"label": term.label, "icon": term.icon} for term in terms]


def age_words(activity: Activity) -> str:
    return phrases.ages(activity, word(activity, "age_label"))


def action(facts: ActivityFacts, state: State, is_run: bool) -> str:
    """What pressing the button does; nothing where there is no button."""
    if not state.is_bookable:
        return ""
    if is_run and facts.activity.kind == Activity.Kind.TERM:
        return _("Book the term")
    if is_run and facts.activity.kind == Activity.Kind.FESTIVAL:
        return _("Choose tickets")
    return _("Book")


def book_url(entry: Entry) -> str:
    """The date itself where it has tickets of its own, else the whole."""
    if not entry.state.is_bookable:
        return ""
    alone = not entry.is_run and entry.session.tickets
    return in_language(entry.session.book_path if alone else entry.facts.book_path)


def _brief(terms: list[Term]) -> list[Term]:
    """Few and short: a row is not the page."""
    short = [term for term in terms if len(term.label) <= SHORT]
    return (short or terms)[:MOST_FEATURES]


def _features(entry: Entry) -> list[Term]:
    """What is special about this date first, then what is so on all of them."""
    own = entry.session.features
    return [*own, *(term for term in entry.facts.features if term not in own)]
