"""The only thing the press can fetch: our own fonts and style sheets, and pictures handed to it.

Everything else is refused, whatever a name or an artwork asks for: no file of the machine and no
address on the network is ever opened.
"""

import hashlib
import re
from collections import OrderedDict
from functools import cache
from pathlib import Path
from threading import Lock

from django.contrib.staticfiles import finders
from weasyprint.urls import URLFetcher, URLFetcherResponse

TYPES = {"woff2": "font/woff2", "svg": "image/svg+xml", "css": "text/css"}
OURS = re.compile(r"asset:((?:fonts|documents)/[A-Za-z0-9_-]+\.(woff2|svg|css))")
HANDED = re.compile(r"asset:handed/([0-9a-f]{64})")
KEPT_AT_ONCE = 32


class Refused(ValueError):
    """The press was asked for something that is not ours."""


class Assets(URLFetcher):
    """Serves `asset:` addresses from an allow-list and from memory; refuses all others."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=())
        self._handed: OrderedDict[str, tuple[bytes, str]] = OrderedDict()
        self._lock = Lock()

    def hand_over(self, content: bytes, mimetype: str) -> str:
        """Keep a picture in memory for renderings to come; returns its `asset:` address."""
        key = hashlib.sha256(content).hexdigest()
        with self._lock:
            self._handed[key] = (content, mimetype)
            self._handed.move_to_end(key)
            while len(self._handed) > KEPT_AT_ONCE:
                self._handed.popitem(last=False)
        return f"asset:handed/{key}"

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if ours := OURS.fullmatch(url):
            return _response(url, _our_file(ours[1]), TYPES[ours[2]])
        if (handed := HANDED.fullmatch(url)) and handed[1] in self._handed:
            return _response(url, *self._handed[handed[1]])
        raise Refused("Documents are made of our own fonts and pictures only.")


def _response(url: str, content: bytes, mimetype: str) -> URLFetcherResponse:
    return URLFetcherResponse(url, content, {"Content-Type": mimetype})


@cache
def _our_file(name: str) -> bytes:
    path = finders.find(name)
    if not isinstance(path, str):
        raise Refused(f"There is no {name} among our static files.")
    return Path(path).read_bytes()
