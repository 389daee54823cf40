"""Day, night or as the device has it: with script and without, for words and for pictures."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.services.browser import Chromium
from tests.services.product import Workshop

pytestmark = pytest.mark.server
PALE = 600  # red, green and blue together


def is_light(page: Page, selector: str = "body") -> bool:
    """Looked at, not asked: the first pixel of it as it is painted."""
    shot = Image.open(BytesIO(page.locator(selector).first.screenshot())).convert("RGB")
    return sum(shot.getpixel((2, 2))) > PALE  # type: ignore[arg-type]


@pytest.mark.parametrize("javascript", [True, False])
def test_a_light_is_chosen_with_and_without_script(
    product: Workshop, chromium: Chromium, javascript: bool
) -> None:
    running = product.start()
    with chromium.page(running.base_url, javascript=javascript) as page:
        page.goto("/")
        assert is_light(page, ".site-header")
        page.check("#light-night")
        assert not is_light(page, ".site-header")
        page.check("#light-day")
        assert is_light(page, ".site-header")
    with chromium.page(running.base_url, javascript=javascript, dark=True) as page:
        page.goto("/")
        assert not is_light(page, ".site-header")
        page.check("#light-day")
        assert is_light(page, ".site-header")


def test_the_choice_is_remembered_before_anything_is_painted_and_by_no_cookie(
    product: Workshop, chromium: Chromium
) -> None:
    running = product.start()
    with chromium.page(running.base_url) as page:
        page.goto("/")
        page.check("#light-night")
        page.goto("/whats-on/", wait_until="commit")
        page.wait_for_selector("body", state="attached")
        assert page.locator("html").get_attribute("data-light") == "night"
        assert page.is_checked("#light-night")
        assert page.context.cookies() == []
        page.check("#light-device")
        page.goto("/")
        assert page.locator("html").get_attribute("data-light") is None


def test_a_drawing_follows_the_light_of_its_page(product: Workshop, chromium: Chromium) -> None:
    running = product.start()
    with chromium.page(running.base_url, javascript=False) as page:
        page.goto("/nothing-here/")
        picture = ".statement-picture img"
        page.check("#light-day")
        by_day = page.locator(picture).screenshot()
        page.check("#light-night")
        assert page.locator(picture).screenshot() != by_day
        page.check("#light-day")
        assert page.locator(picture).screenshot() == by_day
