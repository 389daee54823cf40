"""Where the standing pages of a language are: what's on, access, visit us. From the cache."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.dispatch import receiver
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.pages.addresses import page_address

LANGUAGES = ("en", "cy")
KEPT = 300
KINDS = {"whatsonpage": "whats_on", "accesspage": "access", "visitpage": "visit"}


@dataclass(frozen=True, slots=True)
class Standing:
    """Addresses; empty where there is no live page of that kind in the language."""

    whats_on: str = ""
    access: str = ""
    visit: str = ""


def standing(language: str | None = None) -> Standing:
    language = language or get_language() or "en"
    found = cache.get(_key(language))
    if found is None:
        found = _read(language)
        cache.set(_key(language), found, KEPT)
    return found


def _read(language: str) -> Standing:
    rows = (
        Page.objects.live()
        .filter(locale__language_code=language, content_type__model__in=KINDS)
        .order_by("-pk")
        .values_list("content_type__model", "url_path")
    )
    return Standing(**{KINDS[kind]: page_address(path, language) for kind, path in rows})


def _key(language: str) -> str:
    return f"standing-pages:{language}"


@receiver([page_published, page_unpublished, page_slug_changed, post_page_move])
def forget(**_: Any) -> None:
    cache.delete_many([_key(language) for language in LANGUAGES])
