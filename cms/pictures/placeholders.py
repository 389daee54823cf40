"""What is shown where there is nothing to show: the house's own picture for it, or a quiet one."""

from collections.abc import Mapping
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cms.pictures.addresses import quiet
from cms.pictures.models import Picture
from cms.pictures.quiet.families import SAID
from cms.pictures.quiet.sheet import HEIGHT, WIDTH
from cms.pictures.showing import shown
from kernel.freshness.kept import kept


def placeholders(request: HttpRequest) -> dict[str, Any]:
    """For every template: `placeholders.full`, `.empty`, `.withheld`, `.lost`, `.done`."""
    return {"placeholders": SimpleLazyObject(every)}


def every() -> Mapping[str, dict[str, Any]]:
    """Each as `components/picture.html` takes it. Words beside them say what they say."""
    try:
        own = kept("placeholders", _own)
    except DatabaseError:  # a page that reports a failing database still has a picture
        own = {}
    return {name: own.get(name) or _quiet(name) for name in SAID}


def _own() -> dict[str, dict[str, Any]]:
    chosen = Picture.objects.exclude(stands_for="").order_by("pk")
    found = {picture.stands_for: shown(picture, alt="") for picture in chosen}
    return {name: seen for name, seen in found.items() if seen}


def _quiet(name: str) -> dict[str, Any]:
    return {"url": quiet(name, name), "alt": "", "width": WIDTH, "height": HEIGHT, "sources": []}
