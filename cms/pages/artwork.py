"""An activity's picture for whoever sells or remembers it: that of its live page."""

from collections.abc import Sequence
from typing import Any

from bookings.catalogue import artwork
from bookings.catalogue.models import Activity
from cms.pages.activity import ActivityPage
from cms.pictures.of_page import picture_of
from cms.pictures.prints import facts, paper


@artwork.shown_by
def of_their_pages(activities: Sequence[Activity]) -> dict[int, dict[str, Any]]:
    """Beside its title the picture says nothing more, so it has no words of its own."""
    found = {page.activity_id: page for page in reversed(_pages(activities))}
    return {key: picture_of(page, alt="", use="square") for key, page in found.items() if key}


@artwork.drawn_by
def of_its_page_on_paper(activity: Activity) -> tuple[bytes, str] | None:
    page = next(iter(_pages([activity])), None)
    return paper.picture(facts.of_one(page)) if page else None


def _pages(activities: Sequence[Activity]) -> list[ActivityPage]:
    pages = ActivityPage.objects.live().filter(activity__in=activities)
    followed = pages.select_related("picture", "activity", "locale", "social_picture")
    return list(followed.order_by("pk"))
