"""Everything the what's on page shows, from the address alone."""

from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bookings.catalogue.phrases import listed as in_words
from bookings.catalogue.vocabulary import vocabulary
from cms.pages.listing import instead, month, named
from cms.pages.listing.choices import Choices
from cms.pages.listing.days import in_parts
from cms.pages.listing.entries import Entry, every_date, listed, pages_listed
from cms.pages.listing.links import asking, query, question_only, without
from cms.pages.listing.order import ordered
from cms.pages.listing.question import Question, read
from cms.pages.listing.sieve import Sieve, going, sieve
from kernel import clock

EACH_PAGE = 20


def listing(data: QueryDict, *, at: datetime) -> dict[str, Any]:
    """The context of the page. Three queries, however long the programme."""
    today, known = clock.london_date(at), vocabulary()
    asked = read(data, known, today=today)
    pages = pages_listed(at=at)
    everything = (every_date if asked.is_month else listed)(pages, at=at)
    first = month.settle(asked, everything, today=today) if asked.is_month else None
    sifted, kept = sieve(everything, asked, today=today), query(asked)
    choices = Choices(asked, known, sifted, kept)
    context = {
        "asked": asked,
        "active": [
            {
                "id": f"asked-{name}-{value if name != 'q' else ''}",
                "label": words,
                "href": instead.link_without(kept, name, value),
            }
            for name, value, words in named.everything(asked, known)
        ],
        "everything_href": without(kept, *(name for name in kept if name not in _stays(asked))),
        "left_out": _left_out(asked),
        "rows_of_chips": choices.first(),
        "more_chips": choices.more(today=today),
        "months": choices.months(_months(everything)),
        "keeps": [
            (name, value)
            for name in kept
            if name not in {"q", "from", "to"}
            for value in kept.getlist(name)
        ],
        "views": _views(asked, kept),
        "feeds": feeds(question_only(kept)),
    }
    if first is not None:
        return {**context, **_month(first, sifted, everything, asked, kept, today)}
    found = ordered(sifted.found, asked.sort)
    shown = Paginator(found, EACH_PAGE).get_page(data.get("page"))
    if not found:
        context["leave_out"] = instead.leaving_out(asked, known, sifted, kept)
        context["nearest"] = in_parts(instead.nearest(sifted)) if context["active"] else []
    return {
        **context,
        "parts": in_parts(list(shown)),
        "shown": shown,
        "count": _count(found, asks=bool(context["active"]), page=shown),
    }


def feeds(asked: str) -> dict[str, str]:
    """The same question to a calendar and to a reader of feeds."""
    return {
        "calendar": f"{reverse('whats_on_calendar')}{asked}",
        "json": f"{reverse('whats_on_feed')}{asked}",
    }


def _month(
    first: date,
    sifted: Sieve,
    everything: list[Entry],
    asked: Question,
    kept: QueryDict,
    today: date,
) -> dict[str, Any]:
    found = sifted.found
    return {
        "month_name": month.name(first),
        "weekdays": month.weekdays(),
        "weeks": month.weeks(first, found, today=today),
        "next_with_any": None
        if found
        else month.next_with_any(first, sifted.but_for("when"), kept),
        "count": _count(found, asks=True, month=month.name(first)),
        "is_empty": not found,
        **month.beside(first, everything, kept, today=today),
    }


def _months(everything: list[Entry]) -> list[date]:
    """The next months that have something in them."""
    return sorted({day.replace(day=1) for entry in everything for day in entry.days})[:5]


def _views(asked: Question, kept: QueryDict) -> list[dict[str, Any]]:
    return [
        {
            "id": "view-list",
            "label": _("List"),
            "icon": "menu",
            "href": without(kept, "view"),
            "chosen": not asked.is_month,
        },
        {
            "id": "view-month",
            "label": _("Month"),
            "icon": "calendar",
            "href": asking(kept, "view", "month"),
            "chosen": asked.is_month,
        },
    ]


def _stays(asked: Question) -> set[str]:
    """What “Show everything” does not take away: how it is shown, and the month leafed to."""
    return {"view", "sort", "when"} if asked.is_month else {"view", "sort"}


def _count(
    found: list[Entry], *, asks: bool, month: str = "", page: Page[Entry] | None = None
) -> str:
    """Said aloud when it changes. What was called off is named and not counted."""
    number = going(found)
    if month:
        words = ngettext("%(count)d date in %(month)s", "%(count)d dates in %(month)s", number)
    elif asks:
        words = ngettext("%(count)d date fits", "%(count)d dates fit", number)
    else:
        words = ngettext("%(count)d date to come", "%(count)d dates to come", number)
    said = words % {"count": number, "month": month}
    if off := len(found) - number:
        more = ngettext("%(count)d called off", "%(count)d called off", off) % {"count": off}
        said = f"{said}, {more}"
    if page is not None and page.number > 1:
        said = f"{said}, " + _("page %(number)d") % {"number": page.number}
    return said


def _left_out(asked: Question) -> str:
    if not asked.left_out:
        return ""
    names = in_words([f"“{name}”" for name in dict.fromkeys(asked.left_out)])
    return _("We could not read %(what)s in the address, so we left it out.") % {"what": names}
