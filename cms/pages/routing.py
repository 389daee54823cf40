"""From an address to its live page in one query.

Wagtail's own route walks the tree with two queries for each step of the path. A page's whole
path is in its row, so we ask for that; what kind of page lies there is remembered.
"""

import hashlib

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.pages.addresses import root_path
from cms.pages.base import BasePage
from kernel.people.access import everybody

REMEMBERED = 300


@everybody
@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """The catch-all: whatever our own addresses do not answer is a page, or is not there."""
    root = root_path(get_language() or "en")
    page = find(f"{root}{path}") if root else None
    if page is None:
        raise Http404
    return page.serve(request)


def find(url_path: str) -> BasePage | None:
    """The live page at this path of the tree."""
    key = "page-kind:" + hashlib.sha256(url_path.encode()).hexdigest()
    kind: type[BasePage] | None = cache.get(key)
    page = _of_kind(kind, url_path) if kind else None
    if page is None:
        kind = _kind_at(url_path)
        page = _of_kind(kind, url_path) if kind else None
        if page is not None:
            cache.set(key, kind, REMEMBERED)
    return page


def _kind_at(url_path: str) -> type[BasePage] | None:
    page = Page.objects.live().filter(url_path=url_path).first()
    kind = page.specific_class if page is not None else None
    return kind if kind is not None and issubclass(kind, BasePage) else None


def _of_kind(kind: type[BasePage], url_path: str) -> BasePage | None:
    return kind.to_serve().filter(url_path=url_path).first()
