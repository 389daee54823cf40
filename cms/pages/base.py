"""What every page has: words for searching and sharing, and rules about going live."""

from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.transaction import atomic
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageViewRestriction

from cms.pages.addresses import absolute, page_address
from cms.pages.blocks import INTRO, BodyBlock
from cms.pages.sharing import sharing
from cms.pictures.cards import card_file
from cms.pictures.cutting import cuts
from cms.pictures.models import Picture
from kernel.freshness import public


class PageForm(WagtailAdminPageForm):
    """Says in a sentence why a page may not go live yet; saving a draft is never refused."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "cut" in self.fields:  # only asked where the page has no picture
            self.fields["cut"].required = False

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
    cut = models.PositiveSmallIntegerField(
        _("which cut"),
        choices=cuts,
        default=0,  # of the quiet picture, where there is no other
    )

    base_form_class = PageForm
    publication_fields: tuple[str, ...] = ()
    private_page_options: list[str] = []  # public pages set no cookie, so none can be private
    max_count_per_parent: Any = None
    asks: tuple[str, ...] = ()  # names of the query that it answers
    followed: tuple[str, ...] = (
        "locale",
        "social_picture",
    )  # what a page needs to be shown, in one query
    content_panels: list[Any] = Page.content_panels
    promote_panels: list[Any] = [
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
        with atomic():
            self.take_turns()
            if faults := self.faults():
                raise ValidationError(faults)
            super().save(*args, **options)

    def take_turns(self) -> None:
        """Lock what two editors must not decide about at once."""

    @classmethod
    def to_serve(cls) -> models.QuerySet[Self]:
        """Live pages of this kind with all that showing one needs, its twin's path included."""
        twins = Page.objects.live().filter(translation_key=OuterRef("translation_key"))
        twin = twins.exclude(pk=OuterRef("pk")).values("url_path")[:1]
        pages = cls.objects.live().select_related(*cls.followed)
        return pages.annotate(twin_path=Subquery(twin), card_file=card_file())

    def get_view_restrictions(self) -> models.QuerySet:
        return PageViewRestriction.objects.none()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The same for everybody, so that it may be kept (kernel.freshness)."""
        public.ask_only(request, self.asks)
        answer = super().serve(request, *args, **kwargs)
        return public.share(answer, request, self.asks)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["other_language"] = self.other_language
        context["sharing"] = sharing(self)
        return context

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return [{"location": absolute(self.address), "lastmod": self.last_published_at}]

    @property
    def address(self) -> str:
        return page_address(self.url_path, self.locale.language_code)

    @property
    def other_language(self) -> dict[str, str] | None:
        """This page in the other language, where it is live there."""
        path = getattr(self, "twin_path", None)
        if not path:
            return None
        code, name = next(each for each in settings.LANGUAGES if each[0] != self.locale_code)
        return {"code": code, "name": name, "url": page_address(path, code)}

    @property
    def locale_code(self) -> str:
        return self.locale.language_code

    @property
    def card_picture(self) -> Picture | None:
        """What stands for this page where it is only mentioned."""
        return self.social_picture or getattr(self, "picture", None)

    @property
    def card_words(self) -> str:
        """One sentence about this page, for lists, searching and sharing."""
        return self.search_description or getattr(self, "summary", "")


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
