"""A network that asks again and again waits, whatever it asks: kindly, and the same for all."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

from bookings.certificates.guessing import address_of

ALLOWED = 12
SECONDS = 3600


def must_wait(request: HttpRequest) -> bool:
    """Counts this try where it is let through; one that is not counts for nothing."""
    key = "find-booking:" + hashlib.sha256(address_of(request).encode()).hexdigest()[:32]
    if int(cache.get(key, 0)) >= ALLOWED:
        return True
    if not cache.add(key, 1, SECONDS):
        try:
            cache.incr(key)
        except ValueError:  # it ran out between the two
            cache.add(key, 1, SECONDS)
    return False
