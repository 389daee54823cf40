"""What every page has: words for searching and sharing, and rules about going live."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.pages.blocks import INTRO, BodyBlock


class PageForm(WagtailAdminPageForm):
    """Says in a sentence why a page may not go live yet; saving a draft is never refused."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation:
            for field, sentence in self.faults().items():
                self.add_error(field if field in self.fields else None, sentence)
        return cleaned

    def faults(self) -> dict[str, str]:
        """Asked of the page as it would be: its own fields as they were just typed."""
        for name, value in self.cleaned_data.items():
            if name in self.instance.publication_fields:
                setattr(self.instance, name, value)
        return self.instance.faults()


class BasePage(Page):
    """A page of ours. `faults()` says what stands between it and the public."""

    social_picture = models.ForeignKey(
        "cms.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture for sharing"),
        help_text=_("Shown when somebody shares this page. Without one, the page's own picture."),
    )

    base_form_class = PageForm
    publication_fields: tuple[str, ...] = ()
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("social_picture"),
            ],
            heading=_("Found and shared"),
        ),
    ]

    class Meta:
        abstract = True

    def faults(self) -> dict[str, str]:
        """By field, a sentence for each reason why this page may not be live."""
        return {}

    def save(self, *args: Any, **options: Any) -> None:
        """The promise behind the form: no page is live that has a fault. Raises ValidationError."""
        fields = options.get("update_fields")
        ruling = {"live", *self.publication_fields}
        if not self.live or (fields is not None and not ruling & set(fields)):
            super().save(*args, **options)
            return
        with transaction.atomic():
            self.take_turns()
            if faults := self.faults():
                raise ValidationError(faults)
            super().save(*args, **options)

    def take_turns(self) -> None:
        """Lock what two editors must not decide about at once."""


def intro_field(**options: Any) -> RichTextField:
    """The first words of a page, set large."""
    return RichTextField(_("intro"), features=INTRO, blank=True, **options)


def body_field() -> StreamField:
    return StreamField(BodyBlock(), verbose_name=_("body"), blank=True)


def picture_field(name: Any) -> models.ForeignKey:
    return models.ForeignKey(
        "cms.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=name,
    )
