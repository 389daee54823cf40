"""Visit us: the editor's words, then each place with its rooms as the facts have them."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from bookings.catalogue import venues
from cms.pages.base import BasePage, body_field, intro_field, picture_field
from cms.pages.listing.cards import features


class VisitPage(BasePage):
    intro = intro_field()
    body = body_field()
    picture = picture_field(_("picture"))

    template = "cms/pages/visit.html"
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
        verbose_name = _("visit us")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "places": places()}


def places() -> list[dict[str, Any]]:
    """For cms/pages/place.html: ours that anybody may go to."""
    return [
        {
            "title": venue.title,
            "address": venue.address,
            "getting_here": venue.getting_here,
            "parking": venue.parking,
            "joining": venue.joining,
            "rooms": [
                {
                    "title": room.title,
                    "holds": room.holds,
                    "good_for": room.good_for,
                    "features": features(room.features),
                }
                for room in venue.rooms
            ],
        }
        for venue in venues.open_to_anybody()
    ]
