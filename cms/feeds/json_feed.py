"""The dates as JSON Feed 1.1, which feed readers take as it is, with the facts of each beside it.

Chosen over bare schema.org events, which stand on each page already (docs/decisions).
"""

from typing import Any

from bookings.catalogue import prices
from cms.feeds.described import described, features, place
from cms.pages.addresses import absolute
from cms.pages.listing.cards import age_words, book_url
from cms.pages.listing.entries import Entry
from cms.pictures.showing import shown
from kernel import clock

TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def written(
    entries: list[Entry], *, title: str, language: str, home: str, feed: str
) -> dict[str, Any]:
    return {
        "version": VERSION,
        "title": title,
        "language": language,
        "home_page_url": absolute(home),
        "feed_url": absolute(feed),
        "items": [_item(entry) for entry in entries],
    }


def _item(entry: Entry) -> dict[str, Any]:
    page = entry.page
    item = {
        "id": entry.session.ref,
        "url": absolute(page.address),
        "title": entry.name,
        "summary": page.summary or page.subtitle,
        "content_text": described(entry) or entry.name,
        "tags": [term.label for term in entry.facts.art_forms],
        "_date": _date(entry),
    }
    if page.first_published_at:
        item["date_published"] = clock.london(page.first_published_at).isoformat()
    if picture := shown(page.picture, alt=""):
        item["image"] = absolute(picture["url"])
    return item


def _date(entry: Entry) -> dict[str, Any]:
    """An extension of ours, as the standard lets one add it: everything live about the date."""
    session, bookable = entry.session, book_url(entry)
    return {
        "starts": clock.london(session.starts_at).isoformat(),
        "ends": clock.london(session.ends_at).isoformat(),
        "status": "called_off" if entry.is_off else "going_ahead",
        "booking": str(entry.state),
        "places_left": None if entry.is_off else entry.left,
        "place": place(entry),
        "online": session.is_online,
        "ages": age_words(entry.activity),
        "price": "" if entry.is_off else prices.price_words(entry.tickets, whole=entry.is_run),
        "access": features(entry),
        "book_url": absolute(bookable) if bookable else None,
    }
