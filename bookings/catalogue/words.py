"""Words that travel with a fact: `title_en` beside `title_cy`, read in one way."""

from typing import Any

from django.utils.translation import get_language


def word(thing: Any, name: str, language: str | None = None) -> str:
    """The column `name` of a fact in a language; English where there is no other."""
    language = (language or get_language() or "en").split("-")[0]
    return getattr(thing, f"{name}_{language}", "") or getattr(thing, f"{name}_en")


def is_fallback(thing: Any, name: str, language: str | None = None) -> bool:
    """Whether `word` had to answer in English although another language was asked for."""
    language = (language or get_language() or "en").split("-")[0]
    return language != "en" and not getattr(thing, f"{name}_{language}", "")
