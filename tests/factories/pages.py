"""Pages to test with, below the home that a fresh install has."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from bookings.catalogue.models import Activity
from cms.pages import house
from cms.pages.activity import ActivityPage
from cms.pages.standard import StandardPage
from cms.pictures import renditions
from cms.pictures.models import Picture

DRAWN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300" viewBox="0 0 400 300">'
    b"<style>.a{fill:#1F2A37}@media (prefers-color-scheme:dark){.a{fill:#0B1016}}</style>"
    b'<path class="a" d="M0 0h400v300H0z"/></svg>'
)


def a_page(activity: Activity | None, title: str = "", **words: object) -> ActivityPage:
    """A draft below what's on; `publish` makes it live the way an editor does."""
    whats_on = house.ensure().whats_on
    title = title or (activity.title_en if activity else "Untitled")
    return whats_on.add_child(
        instance=ActivityPage(
            title=title, activity=activity, live=False, locale=whats_on.locale, **words
        )
    )


def publish(page: ActivityPage) -> ActivityPage:
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def a_live_page(activity: Activity, title: str = "", **words: object) -> ActivityPage:
    return publish(a_page(activity, title, **words))


def a_standard_page(title: str, slug: str) -> StandardPage:
    home = house.ensure().home
    return home.add_child(instance=StandardPage(title=title, slug=slug, locale=home.locale))


def a_drawing(title: str = "A drawing") -> Picture:
    """Ready to be shown, as it always is soon."""
    return ready(_kept(title, "drawing.svg", DRAWN))


def a_photograph(title: str = "A photograph", width: int = 1000) -> Picture:
    """As uploaded a moment ago: `ready` makes its renditions."""
    held = BytesIO()
    Image.new("RGB", (width, 600), "#D9480F").save(held, "JPEG")
    return _kept(title, "photograph.jpg", held.getvalue())


def ready(picture: Picture) -> Picture:
    """With every rendition, as the timer leaves it."""
    while picture.made < renditions.DONE:
        renditions.make(picture)
    return picture


def _kept(title: str, name: str, content: bytes) -> Picture:
    return Picture.objects.create(
        title=title, description=f"{title}, described", file=ContentFile(content, name=name)
    )
