"""An activity's picture for whoever sells or remembers it: that of its live page."""

from typing import Any

from bookings.catalogue import artwork
from bookings.catalogue.models import Activity
from cms.pages.activity import ActivityPage
from cms.pictures.of_page import picture_of
from cms.pictures.prints import facts, paper


@artwork.shown_by
def of_its_page(activity: Activity) -> dict[str, Any]:
    """Beside its title the picture says nothing more, so it has no words of its own."""
    page = _page(activity)
    return picture_of(page, alt="", use="square") if page else {}


@artwork.drawn_by
def of_its_page_on_paper(activity: Activity) -> tuple[bytes, str] | None:
    page = _page(activity)
    return paper.picture(facts.of_one(page)) if page else None


def _page(activity: Activity) -> ActivityPage | None:
    pages = ActivityPage.objects.live().filter(activity=activity)
    followed = pages.select_related("picture", "activity", "locale", "social_picture")
    return followed.order_by("pk").first()
