"""The house's own words for art forms, access and venues: few, slow, kept for every page."""

from dataclasses import dataclass
from typing import Any

from bookings.catalogue.models import AccessFeature, ArtForm, Room, Venue
from bookings.catalogue.words import word
from kernel.freshness.kept import kept


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
    return kept("catalogue-vocabulary", _read)


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
