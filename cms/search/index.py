"""All public words in memory, for as long as nothing changes.

A cultural learning team has some hundred pages, so looking through all of them forgives more than a
database's text search does and answers alike on SQLite and PostgreSQL. What it finds is read again
from the database before it is shown (results.py): nothing that came down since is ever named.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from bookings.catalogue.models import Activity, Session
from cms.pages.base import BasePage
from cms.search.reading import Text, texts
from cms.search.words import cut

KEY, KEPT = "search-words", 300
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


_held: dict[str, tuple[str, Index]] = {}


def index(language: str) -> Index:
    """Made when it is first wanted and again when something was saved, in whichever process."""
    stamp = cache.get_or_set(KEY, lambda: uuid4().hex, KEPT)
    held = _held.get(language)
    if held is None or held[0] != stamp:
        made = Index()
        for text in texts(language):
            made.add(text)
        held = _held[language] = (stamp, made)
    return held[1]


@receiver([post_save, post_delete])
def forget(sender: type, **_: Any) -> None:
    """At once and again when it is kept: between the two another process may have read the old."""
    if issubclass(sender, (BasePage, Activity, Session)):
        cache.delete(KEY)
        transaction.on_commit(lambda: cache.delete(KEY))
