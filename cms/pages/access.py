"""Access: the editor's words, everything we can do and when, and what each room has."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from bookings.catalogue.vocabulary import vocabulary
from cms.pages.base import BasePage, body_field, intro_field, picture_field
from cms.pages.listing.entries import entries, pages_on_show
from cms.pages.standing import standing
from cms.pages.visit import places
from kernel import clock


class AccessPage(BasePage):
    intro = intro_field()
    body = body_field()
    picture = picture_field(_("picture"))

    template = "cms/pages/access.html"
    followed = (*BasePage.followed, "picture")
    max_count_per_parent = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
        FieldPanel("picture"),
    ]

    class Meta:
        verbose_name = _("access")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        what_we_do = offered(at=clock.now())
        return {**context, "offered": what_we_do, "places": [p for p in places() if p["rooms"]]}


def offered(*, at: datetime) -> list[dict[str, Any]]:
    """Each word of access in use: how often it comes up, and the list filtered by it."""
    coming = entries(pages_on_show(at=at), at=at)
    counts = Counter(key for entry in coming for key in entry.feature_keys)
    above = standing().whats_on
    return [
        {
            "label": term.label,
            "icon": term.icon,
            "count": counts[term.key],
            "url": f"{above}?access={term.key}" if above else "",
        }
        for term in vocabulary().access.values()
        if counts[term.key]
    ]
