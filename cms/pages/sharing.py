"""What a page says of itself to search engines and to whoever shares it."""

from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags

from cms.pages.addresses import absolute
from cms.pictures.showing import shown

if TYPE_CHECKING:
    from cms.pages.base import BasePage


def sharing(page: "BasePage") -> dict[str, Any]:
    """For the head of the page: title, words, picture, addresses in both languages."""
    picture = shown(page.card_picture)
    other = page.other_language
    return {
        "title": page.seo_title or page.title,
        "words": page.card_words or strip_tags(getattr(page, "intro", "")).strip(),
        "url": absolute(page.address),
        "language": page.locale_code,
        "picture": absolute(picture["url"]) if picture else "",
        "picture_alt": picture.get("alt", ""),
        "other": {"code": other["code"], "url": absolute(other["url"])} if other else None,
    }
