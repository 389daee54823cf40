"""A date in a few lines of plain text."""

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from bookings.catalogue import prices
from cms.pages.listing.cards import age_words
from cms.pages.listing.entries import Entry


def described(entry: Entry) -> str:
    """What it is, for whom, what it costs; first of all that it was called off."""
    page = entry.page
    lines = [
        _("Called off: this date will not take place.") if entry.is_off else "",
        strip_tags(page.summary or page.subtitle),
        age_words(entry.activity),
        "" if entry.is_off else prices.price_words(entry.tickets, whole=entry.is_run),
        ", ".join(features(entry)),
    ]
    return "\n".join(line for line in lines if line)


def features(entry: Entry) -> list[str]:
    """Access on this date first, then what is so on all of them."""
    labels = [term.label for term in [*entry.session.features, *entry.facts.features]]
    return list(dict.fromkeys(labels))


def place(entry: Entry) -> str:
    """One line that a map understands."""
    session = entry.session
    named = [session.room, session.venue, *session.address]
    return ", ".join(dict.fromkeys(part.strip() for part in named if part.strip()))
