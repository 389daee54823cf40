"""Everything the what's on page shows, from the address alone."""

from datetime import datetime
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bookings.catalogue.phrases import listed
from bookings.catalogue.vocabulary import vocabulary
from cms.pages.listing import cards, choices
from cms.pages.listing.entries import Entry, entries, pages_on_show
from cms.pages.listing.fitting import fitting
from cms.pages.listing.question import Question, read
from kernel import clock

EACH_PAGE = 20


def listing(data: QueryDict, *, at: datetime) -> dict[str, Any]:
    """The context of the page. Three queries, however long the programme."""
    today, known = clock.london_date(at), vocabulary()
    asked = read(data, known, today=today)
    everything = entries(pages_on_show(at=at), at=at)
    found = fitting(everything, asked, today=today)
    kept = choices.clean(data)
    shown = Paginator(found, EACH_PAGE).get_page(data.get("page"))
    return {
        "asked": asked,
        "parts": list(_parts(list(shown))),
        "shown": shown,
        "count": _count(len(found), asked),
        "left_out": _left_out(asked),
        "rows_of_chips": choices.chips(asked, known, everything, kept),
        "months": choices.months(asked, everything, kept),
        "venues": _venues(everything),
        "other_filters": [
            (name, value)
            for name in ("age", "art_form", "access", "when")
            for value in kept.getlist(name)
        ],
    }


def _parts(found: list[Entry]) -> Any:
    """Days of rows, with a band where a festival begins."""
    for (day, is_festival), group in groupby(found, key=lambda e: (e.day, e.is_festival)):
        together = list(group)
        if is_festival:
            for entry in together:
                yield {"band": cards.band(entry.page, entry.facts)}
        else:
            yield {
                "day": {
                    "weekday": WEEKDAYS[day.weekday()],
                    "number": day.day,
                    "month": MONTHS[day.month],
                    "iso": day.isoformat(),
                    "rows": [cards.row(entry) for entry in together],
                }
            }


def _count(number: int, asked: Question) -> str:
    if not asked.asks_anything:
        return ngettext("%(count)d date to come", "%(count)d dates to come", number) % {
            "count": number
        }
    return ngettext("%(count)d date fits", "%(count)d dates fit", number) % {"count": number}


def _left_out(asked: Question) -> str:
    if not asked.left_out:
        return ""
    named = listed([f"“{name}”" for name in dict.fromkeys(asked.left_out)])
    return _("We could not read %(what)s in the address, so we left it out.") % {"what": named}


def _venues(everything: list[Entry]) -> list[tuple[str, str]]:
    known = vocabulary().venues
    used = {session.session.venue_id for entry in everything for session in entry.facts.to_come}
    return [(term.key, term.label) for key, term in known.items() if key in used]
