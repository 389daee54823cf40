"""Names as they go on paper."""

import unicodedata

from django import template

register = template.Library()

# Joiners belong to emoji and to several scripts; the rest of the invisible signs only mislead.
JOINERS = {"\u200c", "\u200d"}


@register.filter
def printable(text: str) -> str:
    """Text without control signs and without overrides of the writing direction."""
    kept = [sign for sign in str(text) if sign in JOINERS or not _is_invisible(sign)]
    return " ".join("".join(kept).split())


@register.filter
def name_size(text: str) -> str:
    """A class by length, so that a long name gets smaller letters instead of losing some."""
    length = len(str(text))
    for most, size in ((18, "name-short"), (32, "name-middling"), (70, "name-long")):
        if length <= most:
            return size
    return "name-longest"


def _is_invisible(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn"} and not sign.isspace()
