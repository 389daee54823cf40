"""One press for every paper of the house: an HTML template in, an accessible PDF out."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from kernel.organisation.brand import palettes
from kernel.organisation.house import house

UNPRINTED = {"So", "Sk", "Cc", "Cf", "Cs", "Co", "Cn"}
VARIANTS = {"\ufe0e", "\ufe0f"}  # that say how an emoji should look
MOST_SIGNS = 2_000_000  # about four hundred tickets; more is a mistake, and would hold the press


class TooLong(ValueError):
    """The paper would be longer than the press takes; the message says what to do."""


def render(template: str, context: Mapping[str, Any], *, language: str = "en") -> bytes:
    """Render a template as PDF/UA-1. Takes 30 to 100 ms: never call it inside a transaction.

    The template extends `kernel/documents/paper.html`, is autoescaped, and reaches no network and
    no file but our own fonts. Raises TooLong.
    """
    html = page(template, context, language=language)
    if len(html) > MOST_SIGNS:
        raise TooLong("This is too long for one document. Print it in parts.")
    return _machine().to_pdf(html)


def picture(
    template: str, context: Mapping[str, Any], *, size: tuple[int, int], language: str = "en"
) -> bytes:
    """Render a template as a PNG, in pixels. Takes a tenth of a second to half of one."""
    return _machine().to_png(page(template, context, language=language), size)


def legible(words: str) -> str:
    """Without the signs that our letters do not have: emoji would be printed as empty boxes."""
    kept = "".join(sign for sign in words if _is_printed(sign))
    return " ".join(kept.split())


def _is_printed(sign: str) -> bool:
    return sign.isspace() or (unicodedata.category(sign) not in UNPRINTED and sign not in VARIANTS)


def page(template: str, context: Mapping[str, Any], *, language: str = "en") -> str:
    """The HTML that goes into the press."""
    organisation = house()
    day, _night = palettes(organisation)
    facts = {"organisation": organisation, "colours": day, "language": language, **context}
    with translation.override(language):
        html = get_template(template).template.render(Context(facts))  # type: ignore[attr-defined]
    # Half of a surrogate pair fits on no paper.
    return html.encode("utf8", "replace").decode("utf8")


def hand_over(content: bytes, mimetype: str) -> str:
    """Give the press a picture; returns the address that a template may use for it."""
    return _machine().assets.hand_over(content, mimetype)


def _machine() -> Any:
    from kernel.documents import machine  # noqa: PLC0415 -- half a second that only paper needs

    return machine
