"""Addresses of the same question with one thing changed."""

from django.http import QueryDict

from cms.pages.listing.question import LOOKS, Question

DATES = ("from", "to")


def query(asked: Question) -> QueryDict:
    """The question as an address: only what could be read of it, so that nonsense dies out."""
    kept = QueryDict(mutable=True)
    for name, values in (
        ("q", [asked.words]),
        ("age", [asked.age]),
        ("art_form", asked.art_forms),
        ("access", asked.access),
        ("venue", [asked.venue]),
        ("price", [asked.price]),
        ("from", [asked.first.isoformat() if asked.first else ""]),
        ("to", [asked.last.isoformat() if asked.last else ""]),
        ("when", [asked.when]),
        ("available", ["1" if asked.available else ""]),
        ("view", ["month" if asked.is_month else ""]),
        ("sort", [asked.sort]),
    ):
        if said := [value for value in values if value]:
            kept.setlist(name, said)
    return kept


def asking(data: QueryDict, name: str, *values: str) -> str:
    """A moment by name takes the place of days from and to, and the other way round."""
    changed = data.copy()
    if name == "when":
        for other in DATES:
            changed.pop(other, None)
    changed.setlist(name, list(values))
    return f"?{changed.urlencode()}"


def without(data: QueryDict, *names: str) -> str:
    changed = data.copy()
    for name in names:
        changed.pop(name, None)
    return f"?{changed.urlencode()}" if changed else "."


def without_one(data: QueryDict, name: str, value: str) -> str:
    rest = [each for each in data.getlist(name) if each != value]
    return asking(data, name, *rest) if rest else without(data, name)


def question_only(data: QueryDict) -> str:
    """For feeds, which have no look: `?age=5-7`, or nothing."""
    changed = data.copy()
    for name in LOOKS:
        changed.pop(name, None)
    return f"?{changed.urlencode()}" if changed else ""
