"""A logo as it was sent, made into a file of ours: read, measured, written anew."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

MOST_BYTES = 2_000_000
MOST_PIXELS = 25_000_000
HEIGHT = 400
FORMATS = ("PNG", "WEBP", "JPEG")


def readable_logo(sent: UploadedFile) -> ContentFile:
    """As PNG without whatever else the file held. Raises ValidationError with a sentence."""
    if (sent.size or 0) > MOST_BYTES:
        raise ValidationError(_("This file is larger than two megabytes. Save it smaller."))
    try:
        with Image.open(sent, formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise ValidationError(_("This picture has too many pixels. Save it smaller."))
            drawn = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as fault:
        sentence = _("This is no PNG, WebP or JPEG. Save the logo as one of them.")
        raise ValidationError(sentence) from fault
    drawn.thumbnail((HEIGHT * 4, HEIGHT))
    held = BytesIO()
    drawn.save(held, "PNG", optimize=True)
    return ContentFile(held.getvalue(), name="logo.png")
