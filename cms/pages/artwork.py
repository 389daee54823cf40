"""An activity's picture for whoever sells or remembers it: that of its live page."""

from typing import Any

from bookings.catalogue import artwork
from bookings.catalogue.models import Activity
from cms.pages.activity import ActivityPage
from cms.pictures.of_page import picture_of


@artwork.shown_by
def of_its_page(activity: Activity) -> dict[str, Any]:
    """Beside its title the picture says nothing more, so it has no words of its own."""
    pages = ActivityPage.objects.live().filter(activity=activity)
    page = pages.select_related("picture", "activity").order_by("pk").first()
    return picture_of(page, alt="", use="square") if page else {}
