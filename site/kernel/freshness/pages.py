"""Public pages come from the cache until a fact or a word changes, and for a minute at most.

Facts that only time changes (a date has begun, today is over, a sale opens) change at whole
minutes, so what is kept lives to the end of its minute: nothing shown is older than the last one.
"""

import gzip
import hashlib
import re
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from kernel import clock
from kernel.freshness import stored
from kernel.freshness.gathering import gathering
from kernel.freshness.kept import one_page
from kernel.freshness.public import Shared
from kernel.freshness.stored import Stored

STALE = 30  # seconds in which a cache between us and people may answer while it asks again
SMALLEST = 500  # bytes that are worth packing
# Django's middleware says the first of every page; our language is in the address.
KNOWN_TO_VARY = {"accept-language", "accept-encoding", ""}
PACKS = re.compile(r"\bgzip\b")
OURS_TO_SAY = {"content-length", "cache-control", "vary", "etag"}


class PublicPages:
    """Answers from the cache where it may; says in every public answer how long it holds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with one_page():
            if not _for_everybody(request):
                return _private(self.get_response(request))
            return self._kept(request)

    def _kept(self, request: HttpRequest) -> HttpResponseBase:
        at, form = clock.now(), _form(request)
        if page := stored.find(request, form, at=at):
            return _answer(request, page, at=at)
        with stored.in_turn(request, form) as waited:
            at = clock.now()
            page = stored.find(request, form, at=at) if waited else None
            return _answer(request, page, at=at) if page else self._made(request, form, at=at)

    def _made(self, request: HttpRequest, form: str, *, at: datetime) -> HttpResponseBase:
        with gathering() as read:
            response = self.get_response(request)
        said: Shared | None = getattr(response, "shared", None)
        if said is None or not isinstance(response, HttpResponse) or not _is_harmless(response):
            return _private(response)
        page = _page(response, form, dict(read), until=_end_of_minute(at))
        stored.keep(request, form, said, page)
        return _answer(request, page, at=at)


def _for_everybody(request: HttpRequest) -> bool:
    """Nobody known is asking, and it is no preview."""
    return (
        settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and not getattr(request, "is_dummy", False)
    )


def _is_harmless(response: HttpResponse) -> bool:
    """What varies by anything but what we know of (a cookie, a header) is not for everybody."""
    names = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    return response.status_code == 200 and not response.cookies and names <= KNOWN_TO_VARY


def _private(response: HttpResponseBase) -> HttpResponseBase:
    """An answer for somebody known, though its view would have shared it."""
    if hasattr(response, "shared"):
        response["Cache-Control"] = "private, max-age=0, must-revalidate"
    return response


def _form(request: HttpRequest) -> str:
    return "packed" if PACKS.search(request.headers.get("Accept-Encoding", "")) else "plain"


def _page(response: HttpResponse, form: str, read: dict[str, str], *, until: datetime) -> Stored:
    """Packing tells an eavesdropper nothing: there is no secret in a page for everybody."""
    headers = {name: value for name, value in response.items() if name.lower() not in OURS_TO_SAY}
    body = response.content
    if form == "packed" and len(body) >= SMALLEST:
        body = gzip.compress(body, 6, mtime=0)
        headers["Content-Encoding"] = "gzip"
    headers["Vary"] = "Accept-Encoding"
    headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    return Stored(read, until, headers, body)


def _answer(request: HttpRequest, page: Stored, *, at: datetime) -> HttpResponseBase:
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
