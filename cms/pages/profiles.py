"""Who may be named in full beside an activity: whoever the people page names. Read once, kept."""

from typing import Any

from django.utils.translation import get_language

from cms.pages.people import PeoplePage, named
from kernel.freshness.kept import kept

Profiles = dict[str, dict[str, Any]]


def profiles() -> Profiles:
    """Cards by whole name, in this language, else in English."""
    language = get_language() or "en"
    return _of(language) or _of("en")


def _of(language: str) -> Profiles:
    return kept(f"profiles:{language}", lambda: _read(language))


def _read(language: str) -> Profiles:
    pages = PeoplePage.objects.live().filter(locale__language_code=language)
    return {card["name"]: card for page in pages for card in named(page)}
