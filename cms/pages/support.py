"""Asking for money: the index, and the story of one campaign."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from bookings.catalogue.words import word
from cms.pages.base import BasePage, body_field, intro_field, picture_field
from cms.pages.campaign_words import asks, is_open, progress_words
from cms.pictures.cutting import CutPanel
from cms.pictures.of_page import picture_of
from fundraising.campaigns.models import Campaign
from kernel import clock


class SupportPage(BasePage):
    """Every campaign that is open now, the newest first."""

    intro = intro_field()
    body = body_field()

    template = "cms/pages/support.html"
    max_count_per_parent = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.CampaignPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("body")]

    class Meta:
        verbose_name = _("support us")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        at = clock.now()
        pages = CampaignPage.objects.live().child_of(self)
        pages = pages.select_related("campaign", "picture", "locale").order_by("path")
        open_now = [page for page in pages if page.campaign and is_open(page.campaign, at=at)]
        return {**context, "splits": [campaign_split(page) for page in open_now]}


class CampaignPage(BasePage):
    """The story. Target, dates and what has come are facts of the campaign."""

    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="pages",
        verbose_name=_("campaign"),
    )
    intro = intro_field()
    body = body_field()
    picture = picture_field(_("picture"))

    template = "cms/pages/campaign.html"
    followed = (*BasePage.followed, "campaign", "picture")
    parent_page_types = ["cms.SupportPage"]
    subpage_types: list[str] = []
    publication_fields = ("campaign",)
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("campaign"),
        FieldPanel("intro"),
        FieldPanel("body"),
        FieldPanel("picture"),
        CutPanel(),
    ]

    class Meta:
        verbose_name = _("campaign page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        if self.campaign is None:
            return context
        at = clock.now()
        return {
            **context,
            "asks": asks(self.campaign),
            "progress": progress_words(self.campaign, at=at),
            "is_open": is_open(self.campaign, at=at),
        }

    def faults(self) -> dict[str, str]:
        if self.campaign_id is None:
            return {"campaign": gettext("Choose the campaign before you publish this page.")}
        return {}


def campaign_split(page: CampaignPage) -> dict[str, Any]:
    """A campaign as others show it: for components/split.html."""
    return {
        "picture": picture_of(page, alt="", use="square"),
        "title": page.title,
        "words": word(page.campaign, "summary"),
        "asks": asks(page.campaign)[:3] if page.campaign else [],
        "url": page.address,
        "action": page.title,
        "colour": "straw",
    }
