"""The press itself: fonts loaded once, one fetcher, one style sheet, one rendering at a time."""

from io import BytesIO
from threading import Lock

import pypdfium2
from django.conf import settings
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from kernel.documents.assets import Assets

POINT = 96 / 72  # CSS pixels in a point of PDF
FEW = 200
assets = Assets()
_fonts = FontConfiguration()
_sheets: list[CSS] = []
_one_at_a_time = Lock()  # Pango's font maps are not made for threads, and it is all one CPU anyway


def to_pdf(html: str) -> bytes:
    """PDF/UA-1 of an HTML page that names its language and title."""
    with _one_at_a_time:
        page = HTML(string=html, base_url="asset:/", url_fetcher=assets)
        return page.write_pdf(stylesheets=_style(), font_config=_fonts, pdf_variant="pdf/ua-1")


def to_png(html: str, size: tuple[int, int]) -> bytes:
    """The first page of HTML as a PNG; its style sheet says as many CSS pixels as `size`."""
    with _one_at_a_time:
        page = HTML(string=html, base_url="asset:/", url_fetcher=assets)
        pdf = page.write_pdf(stylesheets=_style(), font_config=_fonts)
        with pypdfium2.PdfDocument(pdf) as document:
            drawn = document[0].render(scale=POINT).to_pil()
    held = BytesIO()
    # Cut paper has few colours: an eighth of the bytes, and no eye sees the difference.
    drawn.convert("RGB").resize(size).quantize(FEW).save(held, "PNG", optimize=True)
    return held.getvalue()


def _style() -> list[CSS]:
    if not _sheets or settings.DEBUG:
        _sheets[:] = [
            CSS(f"asset:documents/{name}.css", font_config=_fonts, url_fetcher=assets)
            for name in ("document", "picture")
        ]
    return _sheets
