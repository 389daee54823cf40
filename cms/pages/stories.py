"""News, told as stories."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.pages.base import BasePage, body_field, intro_field, picture_field
from cms.pictures.cutting import CutPanel

EACH_PAGE = 12


class StoriesPage(BasePage):
    intro = intro_field()

    asks = ("page",)
    template = "cms/pages/stories.html"
    max_count_per_parent = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.StoryPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        told = StoryPage.objects.live().child_of(self).select_related("picture", "locale")
        told = told.defer("body").order_by("-date", "-pk")
        return {**context, "shown": Paginator(told, EACH_PAGE).get_page(request.GET.get("page"))}


class StoryPage(BasePage):
    date = models.DateField(_("date"))
    summary = models.CharField(_("summary"), max_length=400, blank=True)
    body = body_field()
    picture = picture_field(_("picture"))

    template = "cms/pages/story.html"
    followed = (*BasePage.followed, "picture")
    parent_page_types = ["cms.StoriesPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("date"),
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("picture"),
        CutPanel(),
    ]

    class Meta:
        verbose_name = _("story")
