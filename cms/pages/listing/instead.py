"""When nothing fits: what to leave out, and what comes nearest."""

from typing import Any

from django.http import QueryDict

from bookings.catalogue.vocabulary import Vocabulary
from cms.pages.listing import named
from cms.pages.listing.entries import Entry
from cms.pages.listing.fitting import BY_MOMENT, Asked
from cms.pages.listing.links import without, without_one
from cms.pages.listing.question import Question
from cms.pages.listing.sieve import Sieve, going

MOST = 3


def leaving_out(
    asked: Question, known: Vocabulary, sieve: Sieve, data: QueryDict
) -> list[dict[str, Any]]:
    """The things that could be taken away, the most helpful first, with what is then found."""
    found: list[dict[str, Any]] = []
    for name, value, words in named.everything(asked, known):
        count = going(sieve.without(_key(name, value)))
        if count:
            found.append({"label": words, "href": link_without(data, name, value), "count": count})
    return sorted(found, key=lambda each: -each["count"])[:MOST]


def nearest(sieve: Sieve) -> list[Entry]:
    return sieve.nearest(MOST)


def link_without(data: QueryDict, name: str, value: str) -> str:
    return without_one(data, name, value) if name in {"access", "art_form"} else without(data, name)


def _key(name: str, value: str) -> Asked:
    """As the sieve knows it: art forms are one thing, and so are all words for a time."""
    if name in BY_MOMENT:
        return "when", ""
    return name, "" if name == "art_form" else value
