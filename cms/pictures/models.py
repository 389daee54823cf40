"""The picture library."""

from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image


class Picture(AbstractImage):
    """A picture and its alternative text (`description`).

    `shown_as` remembers the files that the public sees, so that a page asks no second query.
    """

    credit = models.CharField(max_length=200, blank=True)
    shown_as = models.JSONField(default=dict, blank=True, editable=False)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    def generate_rendition_file(self, filter: Filter, *, source: Any = None) -> File:
        """Artwork is passed through as it was drawn, with its own colours for day and night."""
        if self.is_svg():
            with self.open_file() as drawn:
                return ContentFile(drawn.read(), name=PurePath(self.filename).name)
        with super().generate_rendition_file(filter, source=source) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)


class Rendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition"
            )
        ]
