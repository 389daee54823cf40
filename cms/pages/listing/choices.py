"""The filters as links, each with how many dates it would give."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from bookings.catalogue.vocabulary import Vocabulary
from cms.pages.listing import ages, named, periods
from cms.pages.listing.entries import Entry
from cms.pages.listing.fitting import costs, is_within, suits, venue_keys
from cms.pages.listing.links import asking, without, without_one
from cms.pages.listing.question import ONLINE, Question
from cms.pages.listing.sieve import Sieve, going

MONTHS = 5
# The access features that people look for; the rest is read on the page itself.
SOUGHT = ("relaxed", "bsl_interpreted", "bsl_led", "captions", "quiet_space", "essential_companion")
Chip = dict[str, Any]


class Choices:
    """Rows of chips for one question."""

    def __init__(self, asked: Question, known: Vocabulary, sieve: Sieve, data: QueryDict) -> None:
        self.asked, self.known, self.sieve, self.data = asked, known, sieve, data

    def first(self) -> list[dict[str, Any]]:
        """What most people look for: always in sight on a wide screen."""
        rows = [
            {"name": _("For"), "chips": self._ages()},
            {"name": _("Making"), "chips": self._art_forms()},
            {"name": _("Access"), "chips": self._access()},
        ]
        return [row for row in rows if row["chips"]]

    def more(self, *, today: date) -> list[dict[str, Any]]:
        """The rest, folded away until somebody wants it."""
        rows = [
            {"name": _("When"), "chips": [] if self.asked.is_month else self._moments(today)},
            {"name": _("Where"), "chips": self._venues()},
            {"name": _("Price"), "chips": self._prices()},
            {"name": _("Places"), "chips": self._available()},
            {"name": _("Order"), "chips": [] if self.asked.is_month else self._orders()},
        ]
        return [row for row in rows if row["chips"]]

    def months(self, months: Iterable[date]) -> list[Chip]:
        """Tabs: in the list a month is asked for and let go, in the month view leafed to."""
        found = []
        for first in months:
            key = periods.month_key(first)
            chosen = self.asked.when == key
            letting_go = chosen and not self.asked.is_month
            link = without(self.data, "when") if letting_go else asking(self.data, "when", key)
            found.append(
                {
                    "id": f"month-{key}",
                    "label": periods.month_name(first),
                    "href": link,
                    "chosen": chosen,
                }
            )
        return found

    def _ages(self) -> list[Chip]:
        rest = self.sieve.but_for("age")
        keys = [*ages.BRACKETS, ages.SCHOOLS]
        return [
            self._all("age", _("Everyone"), rest, chosen=not self.asked.age),
            *self._each("age", self.asked.age, {key: named.age(key) for key in keys}, rest, _suits),
        ]

    def _art_forms(self) -> list[Chip]:
        rest = self.sieve.but_for("art_form")
        counted = Counter(
            term.key for entry in rest if not entry.is_off for term in entry.facts.art_forms
        )
        made = {term.key for entry, _ in self.sieve.missed for term in entry.facts.art_forms}
        chips = [
            self._chip("art_form", term.key, term.label, counted[term.key], self.asked.art_forms)
            for term in self.known.art_forms.values()
            if term.key in made or term.key in self.asked.art_forms
        ]
        every = self._all("art_form", _("All art forms"), rest, chosen=not self.asked.art_forms)
        return [every, *chips] if chips else []

    def _access(self) -> list[Chip]:
        """Several at once: each is counted beside those that are chosen already."""
        counted = Counter(
            key for entry in self.sieve.found if not entry.is_off for key in entry.feature_keys
        )
        offered = {key for entry, _ in self.sieve.missed for key in entry.feature_keys}
        chips = []
        for term in self.known.access.values():
            if term.key in offered.intersection(SOUGHT) or term.key in self.asked.access:
                chip = self._chip(
                    "access", term.key, term.label, counted[term.key], self.asked.access, True
                )
                chips.append({**chip, "icon": term.icon})
        return chips

    def _moments(self, today: date) -> list[Chip]:
        def near(entry: Entry, key: str) -> bool:
            span = periods.span(key, today=today)
            return span is not None and is_within(entry, spans=[span])

        return self._each("when", self.asked.when, periods.NEAR, self.sieve.but_for("when"), near)

    def _venues(self) -> list[Chip]:
        rest = self.sieve.but_for("venue")
        used = {key for entry, _ in self.sieve.missed for key in venue_keys(entry)}
        labels = {term.key: term.label for term in self.known.venues.values() if term.key in used}
        if ONLINE in used:
            labels.setdefault(ONLINE, _("Online"))
        if len(labels) < 2 and not self.asked.venue:
            return []
        return self._each(
            "venue", self.asked.venue, labels, rest, lambda entry, key: key in venue_keys(entry)
        )

    def _prices(self) -> list[Chip]:
        rest = self.sieve.but_for("price")
        return self._each("price", self.asked.price, named.PRICES, rest, costs)

    def _available(self) -> list[Chip]:
        chosen = "1" if self.asked.available else ""
        rest = self.sieve.but_for("available")
        words = {"1": _("Bookable now")}
        return self._each("available", chosen, words, rest, lambda e, _key: e.state.is_bookable)

    def _orders(self) -> list[Chip]:
        return [
            {
                "id": f"chip-sort-{key or 'date'}",
                "label": words,
                "href": asking(self.data, "sort", key) if key else without(self.data, "sort"),
                "chosen": self.asked.sort == key,
            }
            for key, words in named.SORTS.items()
        ]

    def _each(
        self,
        name: str,
        chosen: str,
        labels: Mapping[str, object],
        rest: list[Entry],
        fits: Callable[[Entry, str], bool],
    ) -> list[Chip]:
        return [
            self._chip(name, key, str(words), going(e for e in rest if fits(e, key)), [chosen])
            for key, words in labels.items()
        ]

    def _all(self, name: str, words: str, rest: list[Entry], *, chosen: bool) -> Chip:
        return {
            "id": f"chip-{name}",
            "label": words,
            "href": without(self.data, name),
            "chosen": chosen,
            "count": going(rest),
        }

    def _chip(
        self,
        name: str,
        key: str,
        words: str,
        count: int,
        chosen: list[str],
        several: bool = False,
    ) -> Chip:
        """Once chosen, its link asks without it; one that would give nothing is no link."""
        is_chosen = key in chosen
        if is_chosen:
            link = without_one(self.data, name, key)
        else:
            link = asking(self.data, name, *(chosen if several else ()), key)
        return {
            "id": f"chip-{name}-{key}",
            "label": words,
            "href": link if count or is_chosen else "",
            "chosen": is_chosen,
            "count": count,
        }


def _suits(entry: Entry, key: str) -> bool:
    return suits(entry.activity, key)
