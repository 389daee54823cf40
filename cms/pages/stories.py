"""News, told as stories."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.pages.base import BasePage, body_field, intro_field, picture_field


class StoriesPage(BasePage):
    intro = intro_field()

    template = "cms/pages/stories.html"
    max_count_per_parent = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.StoryPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("stories")


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
    ]

    class Meta:
        verbose_name = _("story")
