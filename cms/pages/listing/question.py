"""What somebody asked of the list, as its address says it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from bookings.catalogue.vocabulary import Vocabulary
from cms.pages.listing import ages, periods

NAMES = (
    "q",
    "age",
    "art_form",
    "access",
    "venue",
    "price",
    "from",
    "to",
    "when",
    "available",
)
LOOKS = ("view", "sort")  # how the answer is shown; they ask nothing
PRICES = ("free", "pwyc", "10", "25", "bursary")
SORTS = ("price", "new")
ONLINE = "online"
YES, NO = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}
LONGEST = 100
MOST = 12


@dataclass(slots=True)
class Question:
    """Empty values ask nothing. `left_out` names, in words, what could not be read."""

    words: str = ""
    age: str = ""
    art_forms: list[str] = field(default_factory=list)
    access: list[str] = field(default_factory=list)
    venue: str = ""
    price: str = ""
    first: date | None = None
    last: date | None = None
    when: str = ""
    available: bool = False
    sort: str = ""
    is_month: bool = False
    left_out: list[str] = field(default_factory=list)

    @property
    def asks_anything(self) -> bool:
        return any(
            (
                self.words,
                self.age,
                self.art_forms,
                self.access,
                self.venue,
                self.price,
                self.first,
                self.last,
                self.when,
                self.available,
            )
        )

    def spans(self, *, today: date) -> list[periods.Span]:
        named = periods.span(self.when, today=today) if self.when else None
        ranged = periods.Span(self.first, self.last) if self.first or self.last else None
        return [span for span in (ranged, named) if span is not None]


def read(data: QueryDict, known: Vocabulary, *, today: date) -> Question:
    """Never fails: hostile, huge and unknown values are left out and named."""
    asked = Question(words=_words(data.get("q", "")))
    asked.age = _one(asked, data, "age", _("age"), ages.is_age)
    asked.art_forms = _many(asked, data, "art_form", _("art form"), _keys(known.art_forms))
    asked.access = _many(asked, data, "access", _("access"), _keys(known.access))
    asked.venue = _one(
        asked, data, "venue", _("place"), ({ONLINE} | _keys(known.venues)).__contains__
    )
    asked.price = _one(asked, data, "price", _("price"), PRICES.__contains__)
    asked.when = _one(
        asked, data, "when", _("when"), lambda typed: periods.span(typed, today=today) is not None
    )
    asked.first = _day(asked, data, "from", _("from"), today)
    asked.last = _day(asked, data, "to", _("to"), today)
    if asked.first and asked.last and asked.first > asked.last:
        asked.first, asked.last = asked.last, asked.first
    asked.available = (
        _one(asked, data, "available", _("availability"), YES.union(NO).__contains__) in YES
    )
    sort = _one(asked, data, "sort", _("order"), {"date", *SORTS}.__contains__)
    asked.sort = "" if sort == "date" else sort
    asked.is_month = _one(asked, data, "view", _("view"), {"list", "month"}.__contains__) == "month"
    return asked


def _words(typed: str) -> str:
    return " ".join(typed.replace("\0", " ").split())[:LONGEST]


def _keys(terms: dict) -> set[str]:
    return {term.key for term in terms.values()}


def _one(
    asked: Question, data: QueryDict, name: str, label: str, fits: Callable[[str], bool]
) -> str:
    typed = data.get(name, "").strip()
    if not typed or fits(typed):
        return typed
    asked.left_out.append(label)
    return ""


def _many(asked: Question, data: QueryDict, name: str, label: str, known: set[str]) -> list[str]:
    typed = list(dict.fromkeys(each for each in data.getlist(name)[:MOST] if each))
    if set(typed) - known:
        asked.left_out.append(label)
    return [each for each in typed if each in known]


def _day(asked: Question, data: QueryDict, name: str, label: str, today: date) -> date | None:
    typed = data.get(name, "").strip()
    found = periods.day(typed, today=today)
    if typed and found is None:
        asked.left_out.append(label)
    return found
