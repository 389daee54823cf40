"""Against guessing codes: an address that was wrong too often waits, whatever it asks next.

A code has 50 bits, so guessing is hopeless already; this keeps it from being a nuisance too. Right
codes count for nothing: a school may check two hundred certificates in a row.
"""

import hashlib
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

WRONG_ALLOWED = 20
SECONDS = 600


def must_wait(request: HttpRequest) -> bool:
    """Whether this address has guessed too often in the last ten minutes."""
    return int(cache.get(_key(request), 0)) >= WRONG_ALLOWED


def was_wrong(request: HttpRequest) -> None:
    """Count one wrong code."""
    key = _key(request)
    if not cache.add(key, 1, SECONDS):
        try:
            cache.incr(key)
        except ValueError:  # it ran out between the two
            cache.add(key, 1, SECONDS)


def address_of(request: HttpRequest) -> str:
    """Who asks, as far as our own proxies tell; an IPv6 home is one address, not many."""
    told = str(request.META.get("REMOTE_ADDR", ""))
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    trusted = settings.TRUSTED_PROXY_COUNT
    if 0 < trusted <= len(hops):
        told = hops[-trusted]
    try:
        address = ip_address(told)
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, 64), strict=False))
    return str(address)


def _key(request: HttpRequest) -> str:
    return "wrong-codes:" + hashlib.sha256(address_of(request).encode()).hexdigest()[:32]
