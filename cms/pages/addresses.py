"""Addresses of pages and of our own screens, in a language."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, override
from wagtail.models import Site


def root_path(language: str) -> str:
    """Where the pages of a language hang in the tree; empty where it has none."""
    roots = Site.get_site_root_paths()
    return next((root.root_path for root in roots if root.language_code == language), "")


def in_language(path: str, language: str | None = None) -> str:
    """`/book/…` as it is in English; under its prefix in any other language."""
    language = language or get_language() or settings.LANGUAGE_CODE
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def page_address(url_path: str, language: str) -> str:
    """The address of a page by its path in the tree, without a query."""
    root = root_path(language)
    if not root or not url_path.startswith(root):
        return ""
    with override(language):
        return reverse("wagtail_serve", args=[url_path[len(root) :]])


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
