"""The parts as people meet them: narrow, by night, with the rules of WCAG beside them."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from project.style_guide import FRAMES
from tests.services.browser import Chromium
from tests.services.product import Workshop

pytestmark = pytest.mark.server
NARROWEST = {"width": 320, "height": 700}


def test_every_part_passes_the_rules_by_day_and_by_night_and_fits_the_narrowest_screen(
    product: Workshop, chromium: Chromium
) -> None:
    running = product.start(DEBUG="1")
    troubles: list[str] = []

    for frame in ["", *(f"{name}/" for name in FRAMES)]:
        for dark in (False, True):
            with chromium.page(running.base_url, phone=True, dark=dark) as page:
                page.set_viewport_size(NARROWEST)  # type: ignore[arg-type]
                page.goto(f"/style-guide/{frame}")
                page.on("console", lambda said, kept=troubles: kept.append(said.text))
                if page.evaluate("document.documentElement.scrollWidth") > NARROWEST["width"]:
                    troubles.append(f"{frame} scrolls sideways")
                found = Axe().run(page).response["violations"]
                troubles += [f"{frame} {dark} {rule['id']}" for rule in found]

    assert troubles == []


def test_without_the_guard_the_rules_would_complain(product: Workshop, chromium: Chromium) -> None:
    running = product.start(DEBUG="1")
    with chromium.page(running.base_url) as page:
        page.goto("/style-guide/page/")
        page.evaluate("document.documentElement.removeAttribute('lang')")
        page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=x>')")
        broken = {rule["id"] for rule in Axe().run(page).response["violations"]}
    assert {"html-has-lang", "image-alt"} <= broken
