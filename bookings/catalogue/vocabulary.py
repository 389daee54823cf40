"""The house's own words for art forms, access and venues: few, slow, and on every page.

They are read from the cache and forgotten when one of them is saved.
"""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from bookings.catalogue.models import AccessFeature, ArtForm, Room, Venue
from bookings.catalogue.words import word

KEY = "catalogue-vocabulary"


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the vocabulary in both languages."""

    key: str
    title_en: str
    title_cy: str
    icon: str = ""

    @property
    def label(self) -> str:
        return word(self, "title")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms by primary key, each kind in its own order; `rooms` names a room's access features."""

    art_forms: dict[int, Term]
    access: dict[int, Term]
    venues: dict[int, Term]
    rooms: dict[int, list[int]]


def vocabulary() -> Vocabulary:
    found = cache.get(KEY)
    if found is None:
        found = _read()
        cache.set(KEY, found, 300)
    return found


def _read() -> Vocabulary:
    rooms: dict[int, list[int]] = {}
    for room, feature in Room.access.through.objects.values_list("room_id", "accessfeature_id"):
        rooms.setdefault(room, []).append(feature)
    return Vocabulary(
        art_forms={row.pk: _term(row) for row in ArtForm.objects.all()},
        access={row.pk: _term(row, row.icon) for row in AccessFeature.objects.all()},
        venues={row.pk: _term(row) for row in Venue.objects.all()},
        rooms=rooms,
    )


def _term(row: Any, icon: str = "") -> Term:
    return Term(key=row.key, title_en=row.title_en, title_cy=row.title_cy, icon=icon)


@receiver([post_save, post_delete])
def forget(sender: type, **_: Any) -> None:
    if sender in {ArtForm, AccessFeature, Venue, Room}:
        cache.delete(KEY)


@receiver(m2m_changed, sender=Room.access.through)
def forget_rooms(**_: Any) -> None:
    cache.delete(KEY)
