"""A picture is made ready for the public when it is saved, not when somebody first looks."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from cms.pictures.models import Picture
from cms.pictures.showing import warm


@receiver(post_save, sender=Picture)
def make_ready(instance: Picture, raw: bool = False, **_: Any) -> None:
    if not raw:
        transaction.on_commit(lambda: warm(instance))
