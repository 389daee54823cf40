"""How the public sees a picture: renditions in a few widths, never the original (design D16)."""

from typing import Any

from django.core.files.storage import Storage
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError, get_rendition_storage
from willow.image import UnrecognisedImageFormatError

from cms.pictures.models import Picture

WIDTHS = (480, 960, 1600)
ARTWORK = ["original"]
PHOTOGRAPH = [f"width-{width}|format-webp" for width in WIDTHS]
UNREADABLE = (
    SourceImageIOError,
    InvalidFilterSpecError,
    UnrecognisedImageFormatError,
    OSError,
)


def shown(picture: Picture | None, alt: str | None = None) -> dict[str, Any]:
    """`{url, alt, width, height, srcset}` for components/picture.html; nothing for no picture.

    `alt=""` where words beside it say the same; without `alt` the picture's own words are read.
    """
    if picture is None:
        return {}
    files = picture.shown_as or warm(picture)
    if not files:
        return {}
    storage: Storage = get_rendition_storage()
    widths = [(storage.url(name), width) for name, width in files["widths"]]
    return {
        "url": storage.url(files["name"]),
        "alt": picture.description if alt is None else alt,
        "width": files["width"],
        "height": files["height"],
        "srcset": ", ".join(f"{url} {width}w" for url, width in widths),
    }


def warm(picture: Picture) -> dict[str, Any]:
    """Make what the public will see and remember it; nothing where the file cannot be read."""
    try:
        made = list(picture.get_renditions(*_filters(picture)).values())
    except UNREADABLE:
        return {}
    largest = made[-1]
    widths = {rendition.width: rendition.file.name for rendition in made} if len(made) > 1 else {}
    files = {
        "name": largest.file.name,
        "width": int(largest.width),
        "height": int(largest.height),
        "widths": [[name, width] for width, name in widths.items()],
    }
    Picture.objects.filter(pk=picture.pk).update(shown_as=files)
    picture.shown_as = files
    return files


def _filters(picture: Picture) -> list[str]:
    return ARTWORK if picture.is_svg() else PHOTOGRAPH
