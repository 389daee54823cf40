"""The filters as links, and the small form beside them."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from bookings.catalogue.vocabulary import Term, Vocabulary
from cms.pages.listing import ages, periods
from cms.pages.listing.entries import Entry
from cms.pages.listing.question import NAMES, Question

MONTHS = 5
# The access features that people look for; the rest is read on the page itself.
SOUGHT = ("relaxed", "bsl_interpreted", "bsl_led", "captions", "quiet_space", "essential_companion")


def clean(data: QueryDict) -> QueryDict:
    """The question alone: no page number, no names that are not ours, nothing empty."""
    kept = QueryDict(mutable=True)
    for name in NAMES:
        values = [value for value in data.getlist(name) if value and "\0" not in value]
        if values:
            kept.setlist(name, values)
    return kept


def chips(asked: Question, known: Vocabulary, entries: list[Entry], data: QueryDict) -> list[dict]:
    """Rows of chips, each a link to the same question with one thing changed."""
    made = {term.key for entry in entries for term in entry.facts.art_forms}
    offered = {key for entry in entries for key in entry.feature_keys}
    rows = [
        {"name": _("For"), "chips": _age_chips(asked, data)},
        {
            "name": _("Making"),
            "chips": [
                _chip(_("All art forms"), _without(data, "art_form"), chosen=not asked.art_forms),
                *_term_chips("art_form", asked.art_forms, known.art_forms, made, data),
            ],
        },
        {
            "name": _("Access"),
            "chips": _term_chips(
                "access", asked.access, known.access, offered & set(SOUGHT), data, several=True
            ),
        },
    ]
    return [row for row in rows if len(row["chips"]) > 1 or row["name"] == _("Access")]


def months(asked: Question, entries: list[Entry], data: QueryDict) -> list[dict[str, Any]]:
    """The next months that have something in them."""
    firsts = sorted({day.replace(day=1) for entry in entries for day in entry.days})
    return [
        {
            "label": periods.month_name(first),
            "href": _with(data, "when", key)
            if asked.when != (key := periods.month_key(first))
            else _without(data, "when"),
            "chosen": asked.when == key,
        }
        for first in firsts[:MONTHS]
    ]


def _age_chips(asked: Question, data: QueryDict) -> list[dict[str, Any]]:
    brackets = [(key, str(words)) for key, (words, _from, _to) in ages.BRACKETS.items()]
    found = [_chip(_("Everyone"), _without(data, "age"), chosen=not asked.age)]
    for key, words in [*brackets, (ages.SCHOOLS, _("Schools"))]:
        chosen = asked.age == key
        link = _without(data, "age") if chosen else _with(data, "age", key)
        found.append(_chip(words, link, chosen=chosen, removes=True))
    return found


def _term_chips(
    name: str,
    chosen: list[str],
    known: dict[int, Term],
    offered: set[str],
    data: QueryDict,
    *,
    several: bool = False,
) -> list[dict[str, Any]]:
    found = []
    for term in known.values():
        if term.key not in offered and term.key not in chosen:
            continue
        if term.key in chosen:
            rest = [key for key in chosen if key != term.key]
        else:
            rest = [*chosen, term.key] if several else [term.key]
        link = _with(data, name, *rest) if rest else _without(data, name)
        found.append(
            _chip(term.label, link, chosen=term.key in chosen, icon=term.icon, removes=True)
        )
    return found


def _chip(
    label: str, href: str, *, chosen: bool, icon: str = "", removes: bool = False
) -> dict[str, Any]:
    """`removes`: once chosen, its link asks without it."""
    return {
        "label": label,
        "href": href,
        "chosen": chosen,
        "icon": icon,
        "removes": href if chosen and removes else "",
    }


def _with(data: QueryDict, name: str, *values: str) -> str:
    changed = data.copy()
    changed.setlist(name, list(values))
    return f"?{changed.urlencode()}"


def _without(data: QueryDict, name: str) -> str:
    changed = data.copy()
    changed.pop(name, None)
    return f"?{changed.urlencode()}" if changed else "."
