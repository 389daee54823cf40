"""Public pages come from the cache until a fact or a word changes, and for a minute at most.

Facts that only time changes (a date has begun, today is over, a sale opens) change at whole
minutes, so what is kept lives to the end of its minute: nothing shown is older than the last one.
"""

import gzip
import hashlib
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from kernel import clock
from kernel.freshness import tokens
from kernel.freshness.gathering import gathering
from kernel.freshness.kept import one_page
from kernel.freshness.public import Shared, known
from kernel.freshness.shelf import Shelf

MINUTE, DAY = 60, 24 * 3600
STALE = 30  # seconds in which a cache between us and people may answer while it asks again
SMALLEST = 500  # bytes that are worth packing
# Django's middleware says the first of every page; our language is in the address.
KNOWN_TO_VARY = {"accept-language", "accept-encoding", ""}
PACKS = re.compile(r"\bgzip\b")
NO_HEADERS = {"content-length", "cache-control", "vary", "etag"}  # ours to say

_pages, _questions = Shelf("pages"), Shelf("questions")  # an address alone; with something asked


class _Kept(NamedTuple):
    tokens: dict[str, str]
    until: datetime
    headers: dict[str, str]
    body: bytes


class PublicPages:
    """Answers from the cache where it may; says in every public answer how long it holds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with one_page():
            return self._looked_at(request)

    def _looked_at(self, request: HttpRequest) -> HttpResponseBase:
        if not _for_everybody(request):
            return _private(self.get_response(request))
        at = clock.now()
        if found := _find(request, at=at):
            return _answer(request, found, at=at)
        with gathering() as read:
            response = self.get_response(request)
        said: Shared | None = getattr(response, "shared", None)
        if said is None or not isinstance(response, HttpResponse) or not _is_harmless(response):
            return _private(response)
        page = _packed(request, response, dict(read), until=_end_of_minute(at))
        if said.kept and request.method == "GET" and not _in_transaction():
            _keep(request, said, page)
        return _answer(request, page, at=at)


def _for_everybody(request: HttpRequest) -> bool:
    """Nobody known is asking, it is no preview, and nothing is read that may be rolled back."""
    return (
        settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and not getattr(request, "is_dummy", False)
    )


def _in_transaction() -> bool:
    """What an open transaction reads may never come to be."""
    return transaction.get_connection().in_atomic_block


def _is_harmless(response: HttpResponse) -> bool:
    """What varies by anything but what we know of (a cookie, a header) is not for everybody."""
    names = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    return response.status_code == 200 and not response.cookies and names <= KNOWN_TO_VARY


def _private(response: HttpResponseBase) -> HttpResponseBase:
    """An answer for somebody known, though its view would have shared it."""
    if hasattr(response, "shared"):
        response["Cache-Control"] = "private, max-age=0, must-revalidate"
    return response


def _find(request: HttpRequest, *, at: datetime) -> _Kept | None:
    if _in_transaction():
        return None
    names = _pages.get(_key(request.path_info, "names"))
    if names is None:
        return None
    query = known(request.GET, names).urlencode()
    page: _Kept | None = _shelf(query).get(_key(request.path_info, query, _form(request)))
    return page if page and at < page.until and tokens.stand(page.tokens) else None


def _keep(request: HttpRequest, said: Shared, page: _Kept) -> None:
    _pages.set(_key(request.path_info, "names"), said.names, DAY)
    key = _key(request.path_info, said.query, _form(request))
    _shelf(said.query).set(key, page, MINUTE)


def _shelf(query: str) -> Shelf:
    return _questions if query else _pages


def _form(request: HttpRequest) -> str:
    return "packed" if _takes_packed(request) else "plain"


def _takes_packed(request: HttpRequest) -> bool:
    return bool(PACKS.search(request.headers.get("Accept-Encoding", "")))


def _key(*parts: str) -> str:
    """A release has pages of its own: they name its own style sheets."""
    release = getattr(staticfiles_storage, "manifest_hash", "")
    return "page:" + hashlib.sha256("\0".join([release, *parts]).encode()).hexdigest()


def _packed(
    request: HttpRequest, response: HttpResponse, read: dict[str, str], *, until: datetime
) -> _Kept:
    """Packing tells an eavesdropper nothing: there is no secret in a page for everybody."""
    headers = {name: value for name, value in response.items() if name.lower() not in NO_HEADERS}
    body = response.content
    if len(body) >= SMALLEST and _takes_packed(request):
        body = gzip.compress(body, 6, mtime=0)
        headers["Content-Encoding"] = "gzip"
    headers["Vary"] = "Accept-Encoding"
    headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    return _Kept(read, until, headers, body)


def _answer(request: HttpRequest, page: _Kept, *, at: datetime) -> HttpResponseBase:
    """A browser asks each time and mostly hears that nothing changed (304)."""
    left = max(0, int((page.until - at).total_seconds()))
    response = HttpResponse(page.body, headers=page.headers)
    response["Content-Length"] = str(len(page.body))
    response["Cache-Control"] = (
        f"public, max-age=0, s-maxage={left}, stale-while-revalidate={STALE}"
    )
    answer = get_conditional_response(request, etag=page.headers["ETag"], response=response)
    return answer or response


def _end_of_minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0) + timedelta(minutes=1)
