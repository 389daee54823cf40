"""The front door."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel

from cms.pages.base import BasePage, intro_field, picture_field
from kernel import clock


class HomePage(BasePage):
    """One huge sentence, the house in its light, and what happens next."""

    heading = models.CharField(_("heading"), max_length=160)
    intro = intro_field()
    picture = picture_field(_("wide picture"))
    tall_picture = picture_field(_("tall picture, for phones"))
    promise_picture = picture_field(_("picture beside the promise"))
    feature = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("one thing, huge"),
    )
    reach = models.TextField(_("where we work, a line each"), blank=True)

    template = "cms/pages/home.html"
    followed = (*BasePage.followed, "picture", "tall_picture", "promise_picture", "feature")
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "cms.WhatsOnPage",
        "cms.SeasonPage",
        "cms.SupportPage",
        "cms.StoriesPage",
        "cms.VisitPage",
        "cms.AccessPage",
        "cms.PeoplePage",
        "cms.StandardPage",
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("heading"),
        FieldPanel("intro"),
        MultiFieldPanel(
            [
                FieldPanel("picture"),
                FieldPanel("tall_picture"),
                FieldPanel("promise_picture"),
            ],
            heading=_("Pictures"),
        ),
        PageChooserPanel("feature", ["cms.ActivityPage", "cms.CampaignPage", "cms.StoryPage"]),
        FieldPanel("reach"),
    ]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.pages.home_context import home_context  # noqa: PLC0415 -- it reads HomePage

        context = super().get_context(request, *args, **kwargs)
        return {**context, **home_context(self, at=clock.now())}
