"""Asking for money: the index, and the story of one campaign."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.pages.base import BasePage, body_field, intro_field, picture_field
from fundraising.campaigns.models import Campaign


class SupportPage(BasePage):
    intro = intro_field()
    body = body_field()

    template = "cms/pages/support.html"
    max_count_per_parent = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.CampaignPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("body")]

    class Meta:
        verbose_name = _("support us")


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
    ]

    class Meta:
        verbose_name = _("campaign page")

    def faults(self) -> dict[str, str]:
        if self.campaign_id is None:
            return {"campaign": gettext("Choose the campaign before you publish this page.")}
        return {}
