"""A festival day by day: each item with its own tickets."""

from itertools import groupby
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from bookings.catalogue import phrases, prices
from bookings.catalogue.facts import SessionFacts, State
from cms.pages.addresses import in_language
from cms.pages.listing.cards import features
from kernel import clock

COLOURS = ("dusk", "ink", "tide")


def days(shown: list[SessionFacts]) -> list[dict[str, Any]]:
    """For components/festival_day.html."""
    grouped = groupby(shown, key=lambda session: clock.london_date(session.starts_at))
    return [
        {
            "date": phrases.short_day(items[0].starts_at),
            "title": WEEKDAYS[day.weekday()],
            "colour": COLOURS[number % len(COLOURS)],
            "items": [_item(item) for item in items],
        }
        for number, (day, group) in enumerate(grouped)
        if (items := list(group))
    ]


def _item(session: SessionFacts) -> dict[str, Any]:
    bookable = session.state.is_bookable and bool(session.tickets)
    free = bool(session.tickets) and all(t.kind == "free" for t in session.tickets)
    return {
        "anchor": f"item-{session.ref}",
        "time": phrases.hours(session.starts_at, session.ends_at),
        "status": _status(session.state),
        "title": session.title or session.venue,
        "words": _words(session),
        "features": features(session.features),
        "url": in_language(session.book_path) if bookable else "",
        "action": _("Get free tickets") if free else _("Book"),
    }


def _status(state: State) -> str:
    return {State.CANCELLED: _("Called off"), State.FULL: _("Full")}.get(state, "")


def _words(session: SessionFacts) -> str:
    """“The Long Gallery. £4 or an Open place. 18 places left.”"""
    parts = [
        session.room or session.venue,
        prices.price_words(session.tickets),
        phrases.places_left(session.state, session.left) if session.tickets else "",
    ]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
