"""Which renditions a picture has, and making them: the quick ones first (design D12).

A photograph is shown as a square round its focal point (lists, cards, heads of pages) or whole.
WebP and one JPEG come first, for then it can be shown; AVIF, three times as slow, comes after.
"""

from collections.abc import Iterable
from typing import Any

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import AbstractRendition, SourceImageIOError
from willow.image import UnrecognisedImageFormatError

from cms.pictures.models import Picture

UNREADABLE = (
    SourceImageIOError,
    InvalidFilterSpecError,
    UnrecognisedImageFormatError,
    OSError,
    SyntaxError,  # Pillow's word for a broken PNG
)
WIDTHS = {"square": (320, 640, 1200), "whole": (480, 960, 1600)}
MIDDLE = 1  # which of the widths is also a JPEG, for whoever knows nothing better
STEPS = (("webp", "jpeg"), ("avif",))
DONE = len(STEPS)
ARTWORK = "original"


def make(picture: Picture) -> None:
    """One step further; afterwards `made` and `shown_as` say so. Raises one of UNREADABLE."""
    if picture.is_svg():
        drawn = picture.get_rendition(ARTWORK)
        _remember(picture, DONE, {"of": picture.stamp, **_file(drawn)})
        return
    formats = STEPS[picture.made]
    shown_as: dict[str, Any] = {**picture.shown_as} if picture.made else {"of": picture.stamp}
    made = picture.get_renditions(*(spec for form in formats for spec in _specs(form)))
    for use in WIDTHS:
        entry: dict[str, Any] = {"sources": {}, **(shown_as.get(use) or {})}
        for form in formats:
            found = [made[spec] for spec in _specs(form, use)]
            if form == "jpeg":
                entry.update(_file(found[0]))
            else:
                entry["sources"] = {**entry["sources"], form: _by_width(found)}
        shown_as[use] = entry
    _remember(picture, picture.made + 1, shown_as)


def _specs(form: str, use: str = "") -> list[str]:
    found = []
    for name, widths in WIDTHS.items():
        if use in ("", name):
            for width in widths[MIDDLE : MIDDLE + 1] if form == "jpeg" else widths:
                way = f"fill-{width}x{width}" if name == "square" else f"width-{width}"
                found.append(f"{way}|format-{form}")
    return found


def _by_width(made: Iterable[AbstractRendition]) -> list[list[Any]]:
    """An original that is smaller than asked for gives the same width twice: once will do."""
    names = {int(rendition.width): rendition.file.name for rendition in made}
    return [[name, width] for width, name in names.items()]


def _file(made: AbstractRendition) -> dict[str, Any]:
    return {"name": made.file.name, "width": int(made.width), "height": int(made.height)}


def _remember(picture: Picture, step: int, shown_as: dict[str, Any]) -> None:
    picture.made, picture.shown_as, picture.tries, picture.next_try = step, shown_as, 0, None
    same = Picture.objects.filter(pk=picture.pk, file=picture.file.name)
    same.update(made=step, shown_as=shown_as, tries=0, next_try=None)
