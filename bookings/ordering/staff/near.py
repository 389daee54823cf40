"""Names written nearly as they are: for a search that found none as it was typed."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

APART = re.compile(r"[\W_]+")
ALIKE = 0.74
MOST_WORDS = 4
SHORTEST = 3


def near(typed: str, names: Iterable[str]) -> list[str]:
    """Those of `names` in which every word that was typed has one like it."""
    wanted = [word for word in _words(typed) if len(word) >= SHORTEST][:MOST_WORDS]
    by_word: dict[str, set[str]] = {}
    for name in names:
        for word in _words(name):
            by_word.setdefault(word, set()).add(name)
    if not wanted:
        return []
    known = list(by_word)
    found = [
        set().union(*(by_word[each] for each in get_close_matches(word, known, n=20, cutoff=ALIKE)))
        for word in wanted
    ]
    return sorted(set.intersection(*found))


def _words(text: str) -> list[str]:
    return [word for word in APART.split(text.casefold()) if word]
