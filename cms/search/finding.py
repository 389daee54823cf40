"""Which texts answer a question, best first: whole words, beginnings, slips of the finger."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from cms.search.index import BODY, Index
from cms.search.reading import Text
from cms.search.words import allowance, is_near, stem

WHOLE, BEGINNING, NEAR = 1.0, 0.6, 0.35
Places = dict[int, float]


@dataclass(slots=True)
class Found:
    """`read_as`: what we took a word for that nobody here uses. `some`: no text has all words."""

    texts: list[Text] = field(default_factory=list)
    read_as: dict[str, str] = field(default_factory=dict)
    some: bool = False


def find(words: list[str], index: Index) -> Found:
    """Texts with every word; where there is none, those with as many as possible."""
    found = Found()
    scores: defaultdict[int, float] = defaultdict(float)
    hits: Counter[int] = Counter()
    for word in words:
        places = _exactly(word, index) or _nearly(word, index, found)
        for number, score in places.items():
            scores[number] += score
            hits[number] += 1
    if not hits:
        return found
    most = max(hits.values())
    found.some = most < len(words)
    best = [number for number, count in hits.items() if count == most]
    best.sort(key=lambda number: (-scores[number], index.texts[number].title))
    found.texts = [index.texts[number] for number in best]
    return found


def _exactly(word: str, index: Index) -> Places:
    """The word itself, and every word that begins with it or with its stem."""
    places: Places = {}
    beginning = stem(word)
    for other, where in index.places.items():
        if other == word:
            _add(places, where, WHOLE)
        elif other.startswith(word) or (len(beginning) >= 4 and other.startswith(beginning)):
            _add(places, where, BEGINNING)
    return places


def _nearly(word: str, index: Index, found: Found) -> Places:
    """Prominent words only: a slip should lead to what is offered, not to any word of any story."""
    slips = allowance(word)
    places: Places = {}
    if not slips:
        return places
    best = 0
    for other, where in index.places.items():
        prominent = max(where.values())
        if prominent > BODY and is_near(word, other, slips):
            _add(places, where, NEAR)
            if prominent * 100 + len(where) > best:
                best = prominent * 100 + len(where)
                found.read_as[word] = other
    return places


def _add(places: Places, where: dict[int, int], worth: float) -> None:
    for number, weight in where.items():
        places[number] = max(places.get(number, 0), weight * worth)
