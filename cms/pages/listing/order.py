"""The order of the list: by date, or as somebody asked for it."""

from cms.pages.listing.entries import Entry

DEAREST = 10**9


def ordered(found: list[Entry], sort: str) -> list[Entry]:
    """Stable: what is equal stays in the order in which it happens."""
    if sort == "price":
        return sorted(found, key=_lowest)
    if sort == "new":
        return sorted(found, key=_published, reverse=True)
    return found


def _lowest(entry: Entry) -> int:
    """The smallest sum for anybody; an Open place is for those who ask and makes nothing cheap."""
    sums = [
        (ticket.price if ticket.lowest is None else ticket.lowest).pence
        for ticket in entry.tickets
        if not ticket.is_open_place
    ]
    return DEAREST if entry.is_off else min(sums, default=DEAREST)


def _published(entry: Entry) -> float:
    first = entry.page.first_published_at
    return first.timestamp() if first else 0.0
