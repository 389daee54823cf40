"""A square code holds what it was given, with room for dirt and a white margin."""

import pytest
from qrcode.constants import ERROR_CORRECT_L

from kernel.documents.qr import QUIET, qr_svg
from tests.kernel.documents.square import read, squares

DATA = [
    "a",
    "http://localhost:8000/verify/k3f9x/",
    "https://foyer.example/tickets/0123456789abcdefghjkmnpqrstv/",
    "https://a-rather-long-name-of-a-house.example.org/tickets/0123456789abcdefghjkmnpqrst/",
    "https://foyer.example/" + "a" * 400,
]


@pytest.mark.parametrize("data", DATA)
def test_what_went_in_is_read_back(data: str) -> None:
    drawn = squares(qr_svg(data, alt="x"))
    text, level = read([row[QUIET:-QUIET] for row in drawn[QUIET:-QUIET]])

    assert text == data
    assert level != ERROR_CORRECT_L  # a fold or a drop of rain may take 15 % of it


@pytest.mark.parametrize("data", DATA)
def test_the_margin_that_readers_need_is_white(data: str) -> None:
    drawn = squares(qr_svg(data, alt="x"))

    for lines in (drawn, list(zip(*drawn, strict=True))):
        assert not any(map(any, [*lines[:QUIET], *lines[-QUIET:]]))


def test_control_one_square_turned_over_is_noticed() -> None:
    drawn = [row[QUIET:-QUIET] for row in squares(qr_svg(DATA[1], alt="x"))[QUIET:-QUIET]]
    drawn[-1][-1] = not drawn[-1][-1]

    with pytest.raises(AssertionError):
        read(drawn)


def test_what_it_says_to_a_screen_reader_is_text_and_never_markup() -> None:
    svg = qr_svg("x", alt='"><script>alert(1)</script>')

    assert "<script>" not in svg
    assert "&lt;script&gt;" in svg
    assert 'role="img"' in svg
