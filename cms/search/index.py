"""All public words in memory, for as long as nothing changes.

A cultural learning team has some hundred pages, so looking through all of them forgives more than a
database's text search does and answers alike on SQLite and PostgreSQL. What it finds is read again
from the database before it is shown (results.py): nothing that came down since is ever named.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from cms.search.reading import Text, texts
from cms.search.words import cut
from kernel.freshness.kept import held

TITLE, LEAD, BODY = 10, 5, 2


@dataclass(slots=True)
class Index:
    """`places` says for each word in which text it stands, and how prominently."""

    texts: list[Text] = field(default_factory=list)
    places: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, text: Text) -> None:
        number = len(self.texts)
        self.texts.append(text)
        for words, weight in ((text.body, BODY), (text.lead, LEAD), (text.title, TITLE)):
            for word in cut(words):
                self.places[word][number] = weight


def index(language: str) -> Index:
    """Made when it is first wanted and again when something that it read has changed."""
    return held(f"search-words:{language}", lambda: _made(language))


def _made(language: str) -> Index:
    made = Index()
    for text in texts(language):
        made.add(text)
    return made
