"""The page of a workshop, a course, a festival: words round facts that live elsewhere."""

from typing import Any, Self

from django.db import models
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from bookings.catalogue import labels
from bookings.catalogue.facts import State
from bookings.catalogue.models import Activity
from cms.desk.panel import DatesAndTickets
from cms.pages.base import BasePage, body_field, picture_field
from cms.pages.copying import ActivityCopyForm
from cms.pictures.cutting import CutPanel
from kernel import clock

FESTIVAL = "cms/pages/festival.html"
OPEN_TO_ALL = {Activity.Visibility.PUBLIC, Activity.Visibility.UNLISTED}
PRETENDED = {"full": State.FULL, "opens_soon": State.OPENS_SOON}


class ActivityPage(BasePage):
    """Words and pictures for one activity in one language; dates and prices come from it live."""

    activity = models.ForeignKey(
        Activity,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="pages",
        verbose_name=_("what this page is about"),
    )
    subtitle = models.CharField(_("one line under the title"), max_length=200, blank=True)
    summary = models.CharField(_("summary for lists and sharing"), max_length=400, blank=True)
    body = body_field()
    picture = picture_field(_("picture"))
    wide_picture = picture_field(_("wide picture, for a festival"))
    content_notes = models.TextField(
        _("content and sensory notes, a line each"),
        blank=True,
        help_text=_("What somebody may wish to know before they come: loud drums, a death, dark."),
    )
    key_stages = models.CharField(_("key stages"), max_length=80, blank=True)
    curriculum = models.CharField(_("fits into"), max_length=160, blank=True)
    group_words = models.CharField(
        _("group size and adults"),
        max_length=200,
        blank=True,
        help_text=_("“15 to 32 pupils, and one adult of yours for every six.”"),
    )
    visit_pack = models.TextField(_("what the visit pack holds, a line each"), blank=True)

    template = "cms/pages/activity.html"
    followed = (*BasePage.followed, "activity", "picture", "wide_picture")
    parent_page_types = ["cms.WhatsOnPage"]
    subpage_types: list[str] = []
    publication_fields = ("activity",)
    # A copy is for something else; a translation gets it back (see going_live.py).
    exclude_fields_in_copy = ["activity"]
    copy_form_class = ActivityCopyForm
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("subtitle"),
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("content_notes"),
        MultiFieldPanel(
            [FieldPanel("picture"), CutPanel(), FieldPanel("wide_picture")], heading=_("Pictures")
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("key_stages", "curriculum", "group_words", "visit_pack")
            ],
            heading=_("For schools"),
        ),
        DatesAndTickets(),
    ]

    class Meta:
        verbose_name = _("activity page")

    def lend_labels(self) -> Self:
        """Hand on to the activity what this page's query read of its art forms and access."""
        if self.activity is not None:
            for name in ("art_form_keys", "access_keys"):
                setattr(self.activity, name, getattr(self, name, ""))
        return self

    def faults(self) -> dict[str, str]:
        if self.activity is None:
            return {"activity": gettext("Choose what this page is about before you publish it.")}
        if self.activity.visibility == Activity.Visibility.CLOSED:
            return {"activity": gettext("This is a closed list: it has no page for the public.")}
        if other := self._live_twin():
            sentence = gettext(
                "“%(title)s” is live for this already. Take that page down first, or edit it."
            )
            return {"activity": sentence % {"title": other.title}}
        return {}

    def save(self, *args: Any, **options: Any) -> None:
        """A fresh copy has nothing to be about yet, so it begins as a draft."""
        if self._state.adding and self.activity_id is None and self.live:
            self.live, self.has_unpublished_changes = False, True
        super().save(*args, **options)

    @classmethod
    def to_serve(cls) -> models.QuerySet[Self]:
        return super().to_serve().annotate(**labels.activity_labels("activity"))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A closed list and a draft have no public page, even by their address."""
        if not self.is_open_to_all:
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.pages.activity_context import activity_context  # noqa: PLC0415 -- it reads us

        pretend = PRETENDED.get(kwargs.get("mode_name", ""))
        context = super().get_context(request, *args, **kwargs)
        return {**context, **activity_context(self, at=clock.now(), pretend=pretend)}

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """By link alone means that no search engine has the link."""
        on_show = self.activity and self.activity.visibility == Activity.Visibility.PUBLIC
        return super().get_sitemap_urls(request) if on_show else []

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return FESTIVAL if self._is_festival else self.template

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return self.get_template(request)

    @property
    def is_open_to_all(self) -> bool:
        return self.activity is not None and self.activity.visibility in OPEN_TO_ALL

    @property
    def _is_festival(self) -> bool:
        return self.activity is not None and self.activity.kind == Activity.Kind.FESTIVAL

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return self.get_context(request, mode_name=mode_name)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [
            ("", gettext("As it is now")),
            ("full", gettext("When it is full")),
            ("opens_soon", gettext("Before booking opens")),
        ]

    def take_turns(self) -> None:
        """Two pages of one activity cannot go live at the same moment."""
        Activity.objects.select_for_update().filter(pk=self.activity_id or 0).first()

    def _live_twin(self) -> "ActivityPage | None":
        twins = ActivityPage.objects.live().filter(activity=self.activity_id, locale=self.locale_id)
        return twins.exclude(pk=self.pk or 0).first()
