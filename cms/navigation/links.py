"""The links at the top and the foot of every page: from the cache, since they are on every page."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page, Site

from cms.navigation.models import Navigation
from kernel.freshness.kept import kept


@dataclass(frozen=True, slots=True)
class Links:
    """Each a list of `{title, url}`."""

    main: list[dict[str, str]]
    footer: list[dict[str, str]]


def links(language: str) -> Links:
    """In one language; an empty menu shows the pages that hang below home."""
    return kept(f"navigation:{language}", lambda: _read(language))


def _read(language: str) -> Links:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return Links([], [])
    menus = Navigation.objects.filter(site=site).first()
    main = _links(menus.main, language) if menus else []
    footer = _links(menus.footer, language) if menus else []
    if not main:
        below = site.root_page.get_children().live().in_menu().order_by("path")
        main = _titled([(page, "") for page in below], language)
    return Links(main, footer)


def _links(stream: Any, language: str) -> list[dict[str, str]]:
    chosen = [(block.value["page"], block.value["words"]) for block in stream]
    return _titled([(page, words) for page, words in chosen if page], language)


def _titled(chosen: list[tuple[Page, str]], language: str) -> list[dict[str, str]]:
    """Each page's twin in this language where there is a live one, else the page as chosen."""
    keys = [page.translation_key for page, _words in chosen]
    twins = {
        page.translation_key: page
        for page in Page.objects.live().filter(
            translation_key__in=keys, locale__language_code=language
        )
    }
    found = []
    for page, words in chosen:
        twin = twins.get(page.translation_key)
        if twin is None and page.live:
            found.append({"title": words or page.title, "url": page.url})
        elif twin is not None:
            own = words if twin.pk == page.pk else ""
            found.append({"title": own or twin.title, "url": twin.url})
    return found
