"""Small helpers of the parts of a page."""

import pytest
from django.utils.html import format_html

from kernel.organisation.templatetags.parts import sum_first


@pytest.mark.parametrize(
    ("label", "halves"),
    [
        ("£6: One Saturday at the clay table", ("£6", "One Saturday at the clay table")),
        ("£1,250.50|A kiln", ("£1,250.50", "A kiln")),
        ("£3", ("£3", "")),
        ("Another amount", ("", "Another amount")),
        ("From £6: or so", ("", "From £6: or so")),
    ],
)
def test_a_sum_stands_before_its_words(label: str, halves: tuple[str, str]) -> None:
    assert sum_first(label) == halves


def test_what_is_already_markup_stays_as_it_is() -> None:
    label = format_html("<b>{}</b>", "£6: words")
    assert sum_first(label) == ("", label)
