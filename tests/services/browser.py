"""Chromium as people have it: on a phone or a laptop, with JavaScript or without."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from services import browser as find_browser

PHONE = {"width": 360, "height": 780}
LAPTOP = {"width": 1280, "height": 800}
# The machine's own browser: never one that Playwright fetches, and it phones nobody.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Chromium:
    browser: Browser

    @contextmanager
    def page(
        self, base_url: str, *, javascript: bool = True, phone: bool = False, dark: bool = False
    ) -> Iterator[Page]:
        """A page in a browser profile of its own, with no cookie yet."""
        context = self.browser.new_context(
            base_url=base_url,
            java_script_enabled=javascript,
            viewport=PHONE if phone else LAPTOP,  # type: ignore[arg-type]
            device_scale_factor=2 if phone else 1,
            has_touch=phone,
            locale="en-GB",
            timezone_id="Europe/London",
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(15_000)
        try:
            yield context.new_page()
        finally:
            context.close()


@contextmanager
def chromium() -> Iterator[Chromium]:
    path = find_browser()
    assert path is not None, "Chromium is missing; make test installs it."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield Chromium(browser)
        finally:
            browser.close()
