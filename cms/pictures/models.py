"""The picture library, and what is printed behind the request for each page."""

from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image

from cms.pictures.clean import Clean, without_its_diary
from kernel.due.nudge import nudge


class Picture(AbstractImage):
    """A picture and its alternative text (`description`).

    `shown_as` remembers the files that the public sees, so that a page asks no second query.
    `made` says how far they are (`renditions.STEPS`): a picture is its own job.
    """

    class Stands(models.TextChoices):
        """Where it is shown instead of a picture that there is not."""

        NOWHERE = "", _("Nowhere in particular")
        FULL = "full", _("Something is sold out")
        EMPTY = "empty", _("A list is empty")
        WITHHELD = "withheld", _("A photograph is not shown")
        LOST = "lost", _("A page does not exist")
        DONE = "done", _("Something is done")

    credit = models.CharField(max_length=200, blank=True)
    stands_for = models.CharField(
        _("stands for"), max_length=10, choices=Stands.choices, blank=True, default=""
    )
    shown_as = models.JSONField(default=dict, blank=True, editable=False)
    made = models.PositiveSmallIntegerField(default=0, editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    next_try = models.DateTimeField(null=True, blank=True, editable=False)

    admin_form_fields = (*Image.admin_form_fields, "credit", "stands_for")

    @property
    def stamp(self) -> str:
        """What the renditions depend on: the file, and where its focal point lies."""
        focus = (getattr(self, f"focal_point_{part}") for part in ("x", "y", "width", "height"))
        return ":".join([self.file.name or "", *(str(part or "") for part in focus)])

    def save(self, *args: Any, **options: Any) -> None:
        """A new file is stored without what the camera wrote into it; it shows once it is ready."""
        is_new = bool(self.file) and not getattr(self.file, "_committed", True)
        if is_new:
            without_its_diary(self)
            self.shown_as = {}
        if is_new or (self.made and self.shown_as.get("of") != self.stamp):
            self.made, self.tries, self.next_try = 0, 0, None
            if (named := options.get("update_fields")) is not None:
                options["update_fields"] = {*named, "shown_as", "made", "tries", "next_try"}
        super().save(*args, **options)
        if not self.made:
            nudge("pictures")

    def generate_rendition_file(self, filter: Filter, *, source: Any = None) -> File:
        """Artwork is passed through as it was drawn, with its own colours for day and night."""
        if self.is_svg():
            with self.open_file() as drawn:
                return ContentFile(drawn.read(), name=PurePath(self.filename).name)
        with super().generate_rendition_file(Clean(spec=filter.spec), source=source) as made:
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


class Print(models.Model):
    """A picture made of a page's facts: its card for sharing, its strip for mails.

    `of` is the hash of the facts it shows; where that and the page differ, it is made again. The
    file before it stays one turn longer, for whoever still holds its address.
    """

    class Kind(models.TextChoices):
        CARD = "card"
        STRIP = "strip"

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    of = models.CharField(max_length=32, blank=True)
    file = models.CharField(max_length=120, blank=True)
    before = models.CharField(max_length=120, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "kind"], name="one_print")]

    def __str__(self) -> str:
        return f"{self.kind} of page {self.page_id}"
