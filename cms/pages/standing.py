"""Where the standing pages of a language are: what's on, access, visit us. Read once and kept."""

from dataclasses import dataclass

from django.utils.translation import get_language
from wagtail.models import Page

from cms.pages.addresses import page_address
from kernel.freshness.kept import kept

KINDS = {"whatsonpage": "whats_on", "accesspage": "access", "visitpage": "visit"}


@dataclass(frozen=True, slots=True)
class Standing:
    """Addresses; empty where there is no live page of that kind in the language."""

    whats_on: str = ""
    access: str = ""
    visit: str = ""


def standing() -> Standing:
    language = get_language() or "en"
    return kept(f"standing-pages:{language}", lambda: _read(language))


def _read(language: str) -> Standing:
    rows = (
        Page.objects.live()
        .filter(locale__language_code=language, content_type__model__in=KINDS)
        .order_by("-pk")
        .values_list("content_type__model", "url_path")
    )
    return Standing(**{KINDS[kind]: page_address(path, language) for kind, path in rows})
