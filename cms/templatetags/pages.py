"""Small helpers for page templates."""

import re
from typing import Any

from django import template
from django.utils.html import json_script
from django.utils.safestring import SafeString

from cms.pictures.models import Picture
from cms.pictures.of_page import picture_of
from cms.pictures.showing import shown

register = template.Library()
register.filter("shown", shown)


@register.filter
def decorative(picture: Picture | None) -> dict[str, Any]:
    """As `shown`, without words: what stands beside it says the same."""
    return shown(picture, alt="")


@register.filter
def pictured(page: Any) -> dict[str, Any]:
    """The picture of a page beside its title, cut round its focal point; never nothing."""
    return picture_of(page, use="square")


@register.filter
def pictured_wide(page: Any) -> dict[str, Any]:
    """The same, whole, and the wide one where there is one."""
    return picture_of(page, wide=True)


@register.filter
def sentences(words: str) -> list[str]:
    """“Come in. Make something.” as two: each may begin on a line of its own."""
    return re.split(r"(?<=[.!?…])\s+", words.strip())


@register.filter
def ld_json(value: Any) -> SafeString:
    """A block of JSON-LD. Browsers run no data block, so the policy for scripts lets it be."""
    block = json_script(value)  # escapes everything that could end the block
    return SafeString(block.replace("application/json", "application/ld+json", 1))
