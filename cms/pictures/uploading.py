"""What may come into the library: a file that says it is a picture has to be one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError)


class PictureFile(WagtailImageField):
    """Wagtail judges size, pixels and kind; a file that breaks while it looks is broken."""

    def to_python(self, data: Any) -> Any:
        try:
            return super().to_python(data)
        except ValidationError:
            raise
        except BROKEN:
            raise ValidationError(
                _("This file is damaged. Save the picture again, or send another.")
            ) from None


class PictureForm(BaseImageForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if old := self.fields.get("file"):
            self.fields["file"] = PictureFile(
                label=old.label, required=old.required, widget=old.widget, help_text=old.help_text
            )
