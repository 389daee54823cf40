"""Takes a page at two widths in both lights and keeps it as a small picture."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, BrowserContext, Page

LIGHTS = ("light", "dark")
WIDTHS = {390: 844, 1440: 900}  # and the height of the screen
SHOWN_AS = {390: 390, 1440: 720}  # pixels of the picture
TALLEST = {390: 1500, 1440: 900}  # the rest of a long page is more of the same
QUALITY = 46
SAME = 1.5  # mean difference of a pixel, of 255: what a sub-pixel does, not what a person sees
SETTLED = """async () => {
  for (const picture of document.images) picture.loading = "eager";
  await Promise.all([...document.images].map(picture => picture.decode().catch(() => null)));
  await document.fonts.ready;
}"""


@dataclass
class Camera:
    """`taken` names every picture by its kind, in the order in which they were taken."""

    folder: Path
    browser: Browser
    base_url: str
    taken: dict[str, list[str]] = field(default_factory=dict)

    def page(
        self, name: str, path: str, *, prepare: Callable[[Page], None] | None = None, key: str = ""
    ) -> None:
        """An address of the house; `key` is a session; `prepare` does what leads to the state."""

        def show(page: Page) -> None:
            page.goto(path)
            if prepare is not None:
                prepare(page)

        self._four(name, show, key)

    def letter(self, name: str, html: str) -> None:
        self._four(name, lambda page: page.set_content(html), "")

    def sheet(self, name: str, png: bytes) -> None:
        """Paper has one light."""
        picture = Image.open(io.BytesIO(png)).convert("RGB")
        self._keep(name, "paper", picture, SHOWN_AS[1440])

    def _four(self, name: str, show: Callable[[Page], None], key: str) -> None:
        for width in WIDTHS:
            for light in LIGHTS:
                with self._open(width, light, key) as page:
                    show(page)
                    page.evaluate(SETTLED)
                    taken = page.screenshot(full_page=True, animations="disabled", caret="hide")
                    picture = Image.open(io.BytesIO(taken)).convert("RGB")
                    self._keep(name, f"{width}-{light}", picture, SHOWN_AS[width], TALLEST[width])

    @contextmanager
    def _open(self, width: int, light: str, key: str) -> Iterator[Page]:
        context: BrowserContext = self.browser.new_context(
            base_url=self.base_url,
            viewport={"width": width, "height": WIDTHS[width]},
            color_scheme=light,  # type: ignore[arg-type]  # one of the two it knows
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(30_000)
        if key:
            context.add_cookies([{"name": "session", "value": key, "url": self.base_url}])
        try:
            yield context.new_page()
        finally:
            context.close()

    def _keep(
        self, name: str, side: str, picture: Image.Image, width: int, tallest: int = 10_000
    ) -> None:
        """A picture that looks as it did stays the same file."""
        height = round(picture.height * width / picture.width)
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)
        picture = picture.crop((0, 0, width, min(height, tallest)))
        path = self.folder / f"{file_name(name)}-{side}.webp"
        self.taken.setdefault(name, []).append(path.name)
        if not (path.exists() and looks_like(picture, path)):
            picture.save(path, "WEBP", quality=QUALITY, method=6)


def file_name(name: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in name.lower()).split())


def looks_like(picture: Image.Image, path: Path) -> bool:
    with Image.open(path) as kept:
        before = kept.convert("RGB")
    if before.size != picture.size:
        return False
    held = io.BytesIO()  # as it would be after packing, which changes a little everywhere
    picture.save(held, "WEBP", quality=QUALITY, method=6)
    after = Image.open(held).convert("RGB")
    return max(ImageStat.Stat(ImageChops.difference(before, after)).mean) < SAME
