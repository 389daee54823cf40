"""Whatever a template, a style or a picture asks for: no address and no file is ever opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from weasyprint.urls import URLFetcher

from kernel.documents import assets, press
from kernel.documents.machine import assets as ours
from tests.fakes.listener import Listener, listener
from tests.kernel.conftest import Templates
from tests.kernel.documents.paper import opened, printed, text_of

pytestmark = pytest.mark.django_db

WAYS = {
    "picture": '<img src="{there}" alt="x">',
    "object": '<object data="{there}"></object><embed src="{there}">',
    "style sheet": '<link rel="stylesheet" href="{there}">',
    "import": "<style>@import url({there});</style>",
    "font": "<style>@font-face {{ font-family: X; src: url({there}) }} p {{ font: 9pt X }}</style>",
    "background": '<p style="background: url({there})">x</p>',
    "list": '<ul style="list-style-image: url({there})"><li>x</li></ul>',
    "content": "<style>p::before {{ content: url({there}) }}</style>",
    "attached file": '<link rel="attachment" href="{there}">'
    '<a rel="attachment" href="{there}">x</a>',
    "inline SVG": '<svg width="9" height="9"><image href="{there}" width="9" height="9"/>'
    '<use href="{there}#x"/></svg>',
    "base": '<base href="{there}"><img src="picture.svg" alt="x">',
}


@pytest.fixture
def outside() -> Iterator[Listener]:
    with listener() as running:
        yield running


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>hush</text></svg>')
    return path


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_no_address_on_the_network_is_opened(
    templates: Templates, outside: Listener, way: str
) -> None:
    pdf = printed(templates, way.format(there=f"{outside.address}/x.svg"))

    assert outside.knocks == 0
    assert "Letter" in text_of(pdf)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_no_file_of_the_machine_is_opened(templates: Templates, secret: Path, way: str) -> None:
    pdf = printed(templates, way.format(there=secret.as_uri()))

    assert "hush" not in text_of(pdf)
    assert not opened(pdf).attachments
    assert "Letter" in text_of(pdf)


@pytest.mark.parametrize("way", ["picture", "style sheet", "inline SVG", "attached file"])
def test_control_a_press_that_fetches_knocks(
    templates: Templates, outside: Listener, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    plain = URLFetcher()
    allowed = ours.fetch

    def unguarded(url: str, headers: dict[str, str] | None = None) -> object:
        return allowed(url) if url.startswith("asset:") else plain.fetch(url)

    monkeypatch.setattr(ours, "fetch", unguarded)
    printed(templates, WAYS[way].format(there=f"{outside.address}/x.svg"))

    assert outside.knocks > 0


def test_a_picture_handed_over_fetches_nothing_either(
    templates: Templates, outside: Listener, secret: Path
) -> None:
    there = f"{outside.address}/x.svg"
    artwork = f"""<!DOCTYPE svg [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>
    <?xml-stylesheet href="{there}"?>
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
      width="90" height="90"><style>@import url({there});</style>
      <image href="{there}" width="9" height="9"/><image xlink:href="{secret.as_uri()}" width="9"
      height="9"/><use href="{there}#x"/><rect width="9" height="9" fill="url({there}#f)"/>
      <text y="20">&leak;</text></svg>"""
    address = press.hand_over(artwork.encode(), "image/svg+xml")
    pdf = printed(templates, f'<img src="{address}" alt="Frame">')

    assert outside.knocks == 0
    assert "hush" not in text_of(pdf)
    assert "Letter" in text_of(pdf)


@pytest.mark.parametrize(
    "url",
    [
        "asset:fonts/../../manage.py",
        "asset:documents/document.css\n",
        "asset:documents/nothing-here.css",
        "asset:handed/" + "0" * 64,
        "asset:handed/../x",
        "asset:",
        "ASSET:documents/document.css",
        "data:text/css,p{}",
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "\0",
        "x" * 10_000,
    ],
)
def test_all_but_our_own_is_refused(url: str) -> None:
    with pytest.raises(assets.Refused):
        assets.Assets().fetch(url)


def test_our_own_style_is_served() -> None:
    answer = assets.Assets().fetch("asset:documents/document.css")

    assert answer.content_type == "text/css"
    assert b"{" in answer.read()


def test_what_was_handed_over_is_drawn(templates: Templates) -> None:
    art = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">Owl</text></svg>'
    )
    address = press.hand_over(art, "image/svg+xml")

    assert "Owl" in text_of(printed(templates, f'<img src="{address}" alt="Owl">'))


def test_the_press_keeps_no_more_pictures_than_it_says() -> None:
    kept = assets.Assets()
    first, *_, last = [
        kept.hand_over(bytes([n]), "image/png") for n in range(assets.KEPT_AT_ONCE + 1)
    ]

    assert kept.fetch(last).read() == bytes([assets.KEPT_AT_ONCE])
    with pytest.raises(assets.Refused):
        kept.fetch(first)
