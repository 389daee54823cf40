"""Five kinds of page on a phone: quick, and nothing to find fault with."""

from datetime import UTC, datetime

import pytest

from tests.services.product import Product, Workshop
from tests.speed import machine
from tests.speed.mobile import WHOLE, Word, word_on

pytestmark = [pytest.mark.server, pytest.mark.long]
QUICK = 95
HEAD = "page | performance | accessibility | best practice | SEO | LCP | TBT | CLS | weight"


def _pages(running: Product) -> dict[str, str]:
    """An address of each of five kinds."""
    found = running.manage_json("load_demo", "--json")["activities"]
    address = {each["key"]: each["url"] for each in found}
    return {
        "home": "/",
        "what’s on": "/whats-on/",
        "workshop": address["move-well"],
        "course": address["saturday-sparks"],
        "festival": address["light-up"],
    }


def _said(words: dict[str, Word]) -> str:
    rows = [f"| {name} | {word.row} |" for name, word in words.items()]
    moment = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    head = [f"{moment}, machine index {machine.index()}", "", f"| {HEAD} |", "|---" * 9 + "|"]
    return "\n".join([*head, *rows])


def test_five_kinds_of_page_are_quick_and_whole(
    product: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    running = product.start(demo=True)
    pages = _pages(running)
    words = {name: word_on(f"{running.base_url}{path}") for name, path in pages.items()}
    with capsys.disabled():
        print(f"\n{_said(words)}")  # noqa: T201 -- the table for docs/performance.md
    assert [word.troubles for word in words.values()] == [[]] * len(pages)
    assert {name: word.others for name, word in words.items()} == {
        name: dict.fromkeys(WHOLE, 100) for name in pages
    }
    assert {name: word.speed for name, word in words.items() if word.speed < QUICK} == {}
