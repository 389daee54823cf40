"""What a page says of itself to search engines and to whoever shares it."""

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.utils.html import strip_tags

from bookings.catalogue.words import word
from cms.pages.addresses import absolute
from cms.pictures.cards import card_url
from cms.pictures.showing import shown
from kernel.organisation.house import house

if TYPE_CHECKING:
    from cms.pages.base import BasePage


def sharing(page: "BasePage") -> dict[str, Any]:
    """For the head of the page: title, words, picture, addresses in both languages."""
    picture, card = shown(page.card_picture), card_of(page)
    other, url = page.other_language, absolute(page.address)
    title = page.seo_title or page.title
    return {
        "title": title,
        "words": _words(page) or word(house(), "strapline"),
        "url": url,
        "language": page.locale_code,
        "is_card": bool(card),
        "picture": card or (absolute(picture["url"]) if picture else ""),
        "picture_alt": picture.get("alt", ""),
        "other": {"code": other["code"], "url": absolute(other["url"])} if other else None,
        "mail": f"mailto:?subject={quote(title)}&body={quote(url)}",
    }


def _words(page: "BasePage") -> str:
    return page.card_words or strip_tags(getattr(page, "intro", "")).strip()


def card_of(page: "BasePage") -> str:
    """The absolute address of the page's card for sharing; empty until it is made."""
    return card_url(page)
