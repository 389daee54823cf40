"""Entries as the list shows them: days of rows, with a band where a festival begins."""

from itertools import groupby
from typing import Any

from django.utils.dates import MONTHS, WEEKDAYS

from cms.pages.listing import cards
from cms.pages.listing.entries import Entry


def in_parts(found: list[Entry]) -> list[dict[str, Any]]:
    """Each is `{"band": …}` or `{"day": …}`; in another order than by date a day may come again."""
    parts: list[dict[str, Any]] = []
    for (day, is_band), group in groupby(found, key=lambda entry: (entry.day, _is_band(entry))):
        together = list(group)
        if is_band:
            parts += [{"band": cards.band(entry.page, entry.facts)} for entry in together]
            continue
        parts.append(
            {
                "day": {
                    "weekday": WEEKDAYS[day.weekday()],
                    "number": day.day,
                    "month": MONTHS[day.month],
                    "iso": day.isoformat(),
                    "rows": [cards.row(entry) for entry in together],
                }
            }
        )
    return parts


def _is_band(entry: Entry) -> bool:
    return entry.is_festival and not entry.alone
