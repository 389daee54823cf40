"""Every address below the admin, as the resolver knows them, filled with something."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern
from django.utils.regex_helper import normalize

SAMPLES = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000000"}


def below_admin() -> list[str]:
    return sorted(
        {
            f"/{address}"
            for address in _addresses(get_resolver().url_patterns, "")
            if address.startswith("admin/")
        }
    )


def _addresses(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for each in patterns:
        here = before + _filled(each)
        if isinstance(each, URLResolver):
            yield from _addresses(each.url_patterns, here)
        else:
            yield here


def _filled(each: URLPattern | URLResolver) -> str:
    if isinstance(each.pattern, RegexPattern):
        text, names = normalize(str(each.pattern))[0]
        return text % dict.fromkeys(names, "1")
    route = str(each.pattern)
    return re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES.get(found[1] or "", "1"), route)
