"""The organisation as everybody reads it: from the cache, since it is on every page."""

from django.core.cache import cache
from django.db.models.signals import post_save
from django.dispatch import receiver

from kernel.organisation.models import Organisation

KEY = "organisation"


def house() -> Organisation:
    """The one organisation; before `setup` has run, an unsaved one with a neutral name."""
    found = cache.get(KEY)
    if found is None:
        found = Organisation.objects.first() or Organisation(name="Foyer", short_name="Foyer")
        if found.pk:
            cache.set(KEY, found, 300)
    return found


@receiver(post_save, sender=Organisation)
def forget(**_: object) -> None:
    cache.delete(KEY)
