"""Who may be named in full beside an activity: whoever the people page names. From the cache."""

from typing import Any

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.translation import get_language
from wagtail.signals import page_published, page_unpublished

from cms.pages.people import PeoplePage, named
from cms.pictures.models import Picture

LANGUAGES = ("en", "cy")
KEPT = 300


def profiles() -> dict[str, dict[str, Any]]:
    """Cards by whole name, in this language, else in English."""
    for language in (get_language() or "en", "en"):
        if found := _of(language):
            return found
    return {}


def _of(language: str) -> dict[str, dict[str, Any]]:
    found = cache.get(_key(language))
    if found is None:
        pages = PeoplePage.objects.live().filter(locale__language_code=language)
        found = {card["name"]: card for page in pages for card in named(page)}
        cache.set(_key(language), found, KEPT)
    return found


def _key(language: str) -> str:
    return f"profiles:{language}"


@receiver([page_published, page_unpublished])
def forget(**_: Any) -> None:
    cache.delete_many([_key(language) for language in LANGUAGES])


@receiver([post_save, post_delete], sender=Picture)
def forget_pictures(**_: Any) -> None:
    """A picture that is withdrawn comes down here as well."""
    forget()
