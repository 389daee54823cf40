"""How the public sees a picture: what is ready of it, never the original (design D16).

Nothing is made here. A photograph whose renditions are still to come is not shown yet: whoever
asks gets an empty answer and shows the quiet picture in its place.
"""

from typing import Any, Literal

from django.core.files.storage import Storage
from wagtail.images.models import get_rendition_storage

from cms.pictures.models import Picture

Use = Literal["square", "whole"]
BEST_FIRST = ("avif", "webp")


def shown(picture: Picture | None, alt: str | None = None, use: Use = "whole") -> dict[str, Any]:
    """`{url, alt, width, height, sources}` for components/picture.html; nothing for no picture.

    `alt=""` where words beside it say the same; without `alt` the picture's own words are read.
    `use="square"` cuts a photograph round its focal point; artwork is whole, its subject centred.
    """
    files = picture.shown_as if picture is not None else {}
    entry = files.get(use) or files
    if picture is None or "name" not in entry:
        return {}
    storage: Storage = get_rendition_storage()
    sources = entry.get("sources", {})
    return {
        "url": storage.url(entry["name"]),
        "alt": picture.description if alt is None else alt,
        "width": entry["width"],
        "height": entry["height"],
        "sources": [
            {"type": f"image/{form}", "srcset": _srcset(storage, sources[form])}
            for form in BEST_FIRST
            if form in sources
        ],
    }


def _srcset(storage: Storage, widths: list[list[Any]]) -> str:
    return ", ".join(f"{storage.url(name)} {width}w" for name, width in widths)
