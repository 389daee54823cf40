"""Pictures without their diary: where they were taken, when, by whose camera (design D16).

The library keeps no such thing, and no rendition carries it, whatever an older original holds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from PIL import Image, ImageOps, UnidentifiedImageError
from wagtail.images.models import Filter

if TYPE_CHECKING:
    from cms.pictures.models import Picture

DIARY = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment", "parsed_exif")
SAVED: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92, "progressive": True},
    "PNG": {"optimize": False},
    "WEBP": {"quality": 92},
    "AVIF": {"quality": 88},
}


class Clean(Filter):
    """A filter whose source stands upright and remembers nothing."""

    @contextmanager
    def get_willow_image(self, image: Any, source: Any = None) -> Iterator[Any]:
        with super().get_willow_image(image, source) as opened:
            upright = opened.auto_orient()
            _forget(upright.image)
            upright.format_name = opened.format_name
            yield upright


def without_its_diary(picture: "Picture") -> None:
    """Before a new file is stored: turned upright and written again without its metadata.

    What Pillow does not write (an animation, artwork) is left alone; the form has judged it.
    """
    name = picture.file.name
    try:
        picture.file.open()
        with Image.open(picture.file) as opened:
            if opened.format not in SAVED or getattr(opened, "n_frames", 1) > 1:
                return
            content = _written(opened)
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        return
    finally:
        picture.file.seek(0)
    if content is not None:
        picture.file = ContentFile(content, name=name)
        picture.file_size, picture.file_hash = len(content), ""
        picture._set_file_hash()


def _written(opened: Image.Image) -> bytes | None:
    """None where there is nothing to forget: the file stays byte for byte."""
    kept = str(opened.format)
    if not any(opened.info.get(word) for word in DIARY) and not opened.getexif():
        return None
    options = dict(SAVED[kept])
    if profile := opened.info.get("icc_profile"):
        options["icc_profile"] = profile
    upright = ImageOps.exif_transpose(opened)
    if upright.size == opened.size and kept == "JPEG" and opened.getexif().get(0x0112, 1) == 1:
        upright, options["quality"] = (
            opened,
            "keep",
        )  # nothing turned: the same picture, bit for bit
    _forget(upright)
    held = BytesIO()
    upright.save(held, kept, exif=b"", **options)
    return held.getvalue()


def _forget(image: Any) -> None:
    info: dict[str, Any] = getattr(image, "info", {})
    for word in DIARY:
        info.pop(word, None)
