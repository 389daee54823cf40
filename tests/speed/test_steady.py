"""Nothing moves under a reader's eyes, however late the fonts come."""

import re

import pytest
from playwright.sync_api import Route

from tests.services.browser import Chromium
from tests.services.product import Workshop
from tests.speed.steady import shifts, total

pytestmark = pytest.mark.server
STILL = 0.02  # a tenth of what counts as bad, a fifth of what counts as good
PATHS = ["/", "/whats-on/", "/whats-on/saturday-sparks/"]
MEANWHILE = re.compile(r"@font-face\{[^}]*local\([^}]*\}")


def test_pages_stand_still_while_their_fonts_arrive(product: Workshop, chromium: Chromium) -> None:
    running = product.start(demo=True)
    moved = {}
    for path in PATHS:
        for phone in (True, False):
            with chromium.page(running.base_url, phone=phone) as page:
                found = shifts(page, path)
            if total(found) > STILL:
                moved[path, phone] = found
    assert moved == {}


def test_without_faces_made_to_measure_lines_would_jump(
    product: Workshop, chromium: Chromium
) -> None:
    """The control: what stands in until the fonts are here is as wide as they are."""
    running = product.start(demo=True)

    def as_any_font(route: Route) -> None:
        sheet = route.fetch()
        route.fulfill(response=sheet, body=MEANWHILE.sub("", sheet.text()))

    with chromium.page(running.base_url) as page:
        page.route("**/foyer.*.css", as_any_font)
        found = shifts(page, "/whats-on/")
    assert total(found) > STILL
