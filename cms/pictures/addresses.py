"""Where quiet pictures lie: an address says all that one is made of, so it is kept for ever."""

import hashlib
from functools import lru_cache

from django.urls import reverse

from cms.pictures.quiet.colours import Roles, roles
from cms.pictures.quiet.compose import EDITION, seed_of
from kernel.organisation.house import house


def quiet(form: str, title: str, cut: int = 0) -> str:
    """The address of the quiet picture for a form of art and a title."""
    return reverse("quiet_picture", args=[version(roles(house())), form, seed_of(form, title, cut)])


def version(colours: Roles) -> str:
    """Changes when the house's colours do, or the way in which we cut."""
    return _version(tuple(sorted(colours.items())))


@lru_cache(maxsize=8)
def _version(colours: tuple[tuple[str, tuple[str, str]], ...]) -> str:
    return hashlib.sha256(f"{EDITION}{colours}".encode()).hexdigest()[:10]
