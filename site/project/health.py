"""What monitors, crawlers and researchers ask a site, answered without a detail for strangers."""

import logging
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.core.checks import Tags, run_checks
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kernel import clock
from kernel.organisation.house import house
from kernel.people.access import everybody

log = logging.getLogger(__name__)
NOT_FOR_CRAWLERS = ("/account/", "/admin/", "/book/", "/booking/", "/tickets/", "/payments/")


@everybody
@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """`/healthz`: the process answers."""
    return _text("ok\n")


@everybody
@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """`/readyz`: the database answers, is migrated, and its guards stand; else 503."""
    try:
        is_ready = _migrated() and _guarded()
    except DatabaseError:
        is_ready = False
    return _text("ready\n") if is_ready else _text("not ready\n", status=503)


@everybody
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """`/robots.txt`: what a search engine has no business with. It is a wish, not a guard."""
    closed = "".join(f"Disallow: {path}\n" for path in NOT_FOR_CRAWLERS)
    return _text(f"User-agent: *\n{closed}Sitemap: {settings.SITE_URL}/sitemap.xml\n")


@everybody
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """`/.well-known/security.txt` (RFC 9116): where to report a weakness."""
    address = house().email
    contact = f"mailto:{address}" if address else f"{settings.SITE_URL}/"
    # RFC 9116 recommends that it expires within a year, so that stale contacts are noticed.
    expires = (clock.now() + timedelta(days=180)).replace(microsecond=0)
    return _text(
        f"Contact: {contact}\n"
        f"Expires: {expires.isoformat().replace('+00:00', 'Z')}\n"
        "Preferred-Languages: en, cy\n"
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt\n"
    )


def _migrated() -> bool:
    return _newest_migrations() <= set(MigrationRecorder(connection).applied_migrations())


@cache
def _newest_migrations() -> frozenset[tuple[str, str]]:
    """Read from disk once: whoever asks often must not cost us much."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def _guarded() -> bool:
    """The checks that ask the database itself: its isolation, the trail's triggers, its keys.

    Strangers hear that something is wrong; the log says what.
    """
    found = run_checks(tags=[Tags.database], databases=["default"])
    wrong = [message for message in found if message.is_serious()]
    for message in wrong:
        log.error("Not ready: %s", message.msg)
    return not wrong


def _text(body: str, status: int = 200) -> HttpResponse:
    return HttpResponse(body, status=status, content_type="text/plain; charset=utf-8")
