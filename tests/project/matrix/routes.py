"""Every view of ours as the resolver knows it, and an address filled from what is in the house."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

OURS = {"project", "kernel", "cms", "bookings", "safeguarding", "fundraising"}
PART = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>")


class NoBuilder(KeyError):
    """A new address with an argument: put what fills it into tests/project/matrix/house.py."""


@dataclass(frozen=True)
class Route:
    """`route` is the whole pattern as it is written in the urls."""

    route: str
    pattern: URLPattern

    @property
    def view(self) -> Callable[..., Any]:
        return self.pattern.callback

    @property
    def made(self) -> Any:
        return (
            getattr(self.view, "view_class", None) or getattr(self.view, "cls", None) or self.view
        )

    @property
    def is_ours(self) -> bool:
        return self.made.__module__.partition(".")[0] in OURS

    @property
    def opens_for(self) -> Any:
        return getattr(self.view, "opens_for", None)

    @property
    def asks_proof(self) -> bool:
        return getattr(self.view, "asks_proof", False)

    @property
    def name(self) -> str:
        return self.pattern.name or self.route

    @property
    def is_admin(self) -> bool:
        return self.route.startswith("admin/")

    def needs(self) -> list[str]:
        """What each argument is called in the house: its area, the word before it, its own name."""
        names, words, rest = [], [], self.route.removeprefix("admin/")
        for segment in rest.split("/"):
            for plain, regex in PART.findall(segment):
                trail = [words[0], *([words[-1]] if len(words) > 1 else [])] if words else []
                names.append(".".join([*trail, plain or regex]))
            if segment and not PART.search(segment):
                words.append(segment.strip("^$"))
        return names

    def address(self, house: Mapping[str, Any], who: Any) -> str:
        """Where it is for this account. Raises NoBuilder."""
        is_regex = isinstance(self.pattern.pattern, RegexPattern)
        values = []
        for need in [f"address {self.name}"] if is_regex else self.needs():
            if need not in house:
                raise NoBuilder(f"{self.route} needs “{need}”.")
            value = house[need]
            values.append(str(value(who) if callable(value) else value))
        if is_regex:
            return values[0]
        found = iter(values)
        return "/" + re.sub(r"<(?:\w+:)?\w+>", lambda _: next(found), self.route)


def ours() -> list[Route]:
    return [route for route in _all(get_resolver().url_patterns, "") if route.is_ours]


def wagtails() -> list[Route]:
    """Everything below the admin that is not ours."""
    found = _all(get_resolver().url_patterns, "")
    return [route for route in found if route.is_admin and not route.is_ours]


def _all(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[Route]:
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _all(each.url_patterns, route)
        else:
            yield Route(route, each)
