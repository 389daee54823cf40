"""Words as a search sees them: folded, cut apart, and near enough to one another."""

import re

from cms.pages.listing.folding import folded

LONGEST = 100  # letters of a question
MOST = 8  # words of it
SHORTEST = 2
APART = re.compile(r"[^\w]+|_+")
# They are in every text and tell none from another; the second line is Welsh.
_SMALL = """
a an and are at be by can do for from how i in is it my of on or our the there to we what when where
who with you your ac ar ei i'r neu o y yn yr
"""
SMALL = frozenset(_SMALL.replace("'", "").split())
ENDINGS = ("ings", "ing", "ies", "es", "ed", "s")


def cut(text: str) -> list[str]:
    return [word for word in APART.split(folded(text).replace("'", "")) if word]


def asked_for(typed: str) -> list[str]:
    """The words of a question that say something; all of them where none does."""
    words = list(dict.fromkeys(word[:40] for word in cut(typed)))[:MOST]
    return [word for word in words if word not in SMALL and len(word) >= SHORTEST] or words


def stem(word: str) -> str:
    """“dancing” and “dances” begin alike: enough for looking up, not grammar."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def allowance(word: str) -> int:
    """How many slips of the finger a word of this length may hold."""
    return 0 if len(word) < 4 or word.isdigit() else 1 if len(word) < 8 else 2


def is_near(typed: str, word: str, slips: int) -> bool:
    """Whether so many letters added, dropped, changed or swapped with the next explain it."""
    if abs(len(typed) - len(word)) > slips:
        return False
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(typed, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(word, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == word[j - 2] and typed[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > slips:
            return False
    return row[-1] <= slips
