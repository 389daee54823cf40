"""Where the print of a page lies: its card for whoever shares it, its strip for a mail."""

from typing import Any

from django.conf import settings
from django.core.files.storage import Storage
from django.db.models import OuterRef, QuerySet, Subquery
from wagtail.images.models import get_rendition_storage

from cms.pictures.models import Print

WIDTH, HEIGHT = 1200, 630


def card_file() -> Subquery:
    """To annotate a queryset of pages with, as `card_file`: then `card_url` asks nothing."""
    return Subquery(_prints(Print.Kind.CARD).filter(page=OuterRef("pk")).values("file")[:1])


def card_url(page: Any) -> str:
    """The absolute address of the page's card; empty until it is made."""
    name = getattr(page, "card_file", "")
    if not hasattr(page, "card_file") and page.pk:
        name = _prints(Print.Kind.CARD).filter(page=page.pk).values_list("file", flat=True).first()
    return absolute(name or "")


def strip_url(activity_ref: str) -> str:
    """The absolute address of the strip of an activity's live page; empty until it is made."""
    from cms.pages.activity import ActivityPage  # noqa: PLC0415 -- pages need pictures first

    pages = ActivityPage.objects.live().filter(activity__ref=activity_ref).values("pk")
    strips = _prints(Print.Kind.STRIP).filter(page__in=pages).order_by("page")
    return absolute(strips.values_list("file", flat=True).first() or "")


def absolute(name: str) -> str:
    if not name:
        return ""
    storage: Storage = get_rendition_storage()
    url = storage.url(name)
    return f"{settings.SITE_URL}{url}" if url.startswith("/") else url


def _prints(kind: Print.Kind) -> QuerySet[Print]:
    return Print.objects.filter(kind=kind).exclude(file="")
