"""An activity's picture for whoever sells or remembers it: that of its live page."""

from typing import Any

from bookings.catalogue import artwork
from bookings.catalogue.models import Activity
from cms.pages.activity import ActivityPage
from cms.pictures.showing import shown


@artwork.shown_by
def of_its_page(activity: Activity) -> dict[str, Any]:
    """Beside its title the picture says nothing more, so it has no words of its own."""
    pages = ActivityPage.objects.live().filter(activity=activity, picture__isnull=False)
    page = pages.select_related("picture").order_by("pk").first()
    return shown(page.picture, alt="") if page else {}
