"""What can be asked, in words: for chips, and for what stands above the list once it is asked."""

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bookings.catalogue.vocabulary import Term, Vocabulary
from cms.pages.listing import ages, periods
from cms.pages.listing.question import ONLINE, Question

PRICES: dict[str, Promise] = {
    "free": gettext_lazy("Free"),
    "pwyc": gettext_lazy("Pay what you can"),
    "10": gettext_lazy("Up to £10"),
    "25": gettext_lazy("Up to £25"),
    "bursary": gettext_lazy("Has an Open place"),
}
SORTS: dict[str, Promise] = {
    "": gettext_lazy("By date"),
    "price": gettext_lazy("Cheapest first"),
    "new": gettext_lazy("Newest first"),
}


def age(asked: str) -> str:
    if asked == ages.SCHOOLS:
        return _("Schools")
    if asked in ages.BRACKETS:
        return str(ages.BRACKETS[asked][0])
    return _("Age %(age)s") % {"age": int(asked)}


def venue(asked: str, known: Vocabulary) -> str:
    return _("Online") if asked == ONLINE else term(asked, known.venues)


def term(key: str, known: dict[int, Term]) -> str:
    return next((each.label for each in known.values() if each.key == key), key)


def when(asked: str) -> str:
    if asked in periods.NEAR:
        return str(periods.NEAR[asked])
    year, month = asked.split("-")
    return f"{MONTHS[int(month)]} {year}"


def everything(asked: Question, known: Vocabulary) -> list[tuple[str, str, str]]:
    """Each thing that was asked as (name, value, words); a month that is only leafed to is none."""
    found = [
        *([("q", asked.words, f"“{asked.words}”")] if asked.words else []),
        *([("age", asked.age, age(asked.age))] if asked.age else []),
        *(("art_form", key, term(key, known.art_forms)) for key in asked.art_forms),
        *(("access", key, term(key, known.access)) for key in asked.access),
        *([("venue", asked.venue, venue(asked.venue, known))] if asked.venue else []),
        *([("price", asked.price, str(PRICES[asked.price]))] if asked.price else []),
        *([("available", "1", _("Bookable now"))] if asked.available else []),
    ]
    if asked.when and not asked.is_month:
        found.append(("when", asked.when, when(asked.when)))
    for name, day, words in (
        ("from", asked.first, _("From %(day)s")),
        ("to", asked.last, _("Until %(day)s")),
    ):
        if day:
            found.append((name, day.isoformat(), words % {"day": date_format(day, "j F Y")}))
    return found
