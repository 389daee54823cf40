"""What the parts of a page need beyond Django's own filters."""

import re

from django import template
from django.utils.safestring import SafeString

register = template.Library()

SUM = re.compile(r"(£[\d,.]+)(?:\s*[:|]\s*(.*))?")


@register.filter
def sum_first(label: str) -> tuple[str, str]:
    """`£6: One Saturday` as its sum and its words; anything else is words alone."""
    if not isinstance(label, SafeString) and (found := SUM.fullmatch(str(label).strip())):
        return found[1], found[2] or ""
    return "", label
