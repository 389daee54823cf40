"""The programme: every date anybody may come to."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.pages.addresses import in_language
from cms.pages.base import BasePage, intro_field
from cms.pages.listing.page import listing
from cms.pages.listing.question import LOOKS, NAMES
from kernel import clock


class WhatsOnPage(BasePage):
    intro = intro_field()

    asks = (*NAMES, *LOOKS, "page")
    template = "cms/pages/whats_on.html"
    max_count_per_parent = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ActivityPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("what's on")

    @classmethod
    def address_in(cls, language: str) -> str:
        """By whatever name it has in that language; the front door where it has none. One query."""
        pages = cls.objects.live().filter(locale__language_code=language)
        page = pages.select_related("locale").first()
        return page.address if page else in_language("/", language)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **listing(request.GET, at=clock.now())}
