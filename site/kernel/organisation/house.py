"""The organisation as everybody reads it: from the cache, since it is on every page."""

from kernel.freshness.kept import kept
from kernel.organisation.models import Organisation


def house() -> Organisation:
    """The one organisation; before `setup` has run, an unsaved one with a neutral name."""
    return kept("organisation", _read)


def _read() -> Organisation:
    return Organisation.objects.first() or Organisation(name="Foyer", short_name="Foyer")
