"""The press itself: fonts loaded once, one fetcher, one style sheet, one rendering at a time."""

from threading import Lock

from django.conf import settings
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from kernel.documents.assets import Assets

assets = Assets()
_fonts = FontConfiguration()
_sheets: list[CSS] = []
_one_at_a_time = Lock()  # Pango's font maps are not made for threads, and it is all one CPU anyway


def to_pdf(html: str) -> bytes:
    """PDF/UA-1 of an HTML page that names its language and title."""
    with _one_at_a_time:
        page = HTML(string=html, base_url="asset:/", url_fetcher=assets)
        return page.write_pdf(stylesheets=_style(), font_config=_fonts, pdf_variant="pdf/ua-1")


def _style() -> list[CSS]:
    if not _sheets or settings.DEBUG:
        _sheets[:] = [CSS("asset:documents/document.css", font_config=_fonts, url_fetcher=assets)]
    return _sheets
