"""What the people in the room must know about those who come: for the assigned team, in its hours.

From 24 hours before a session until 24 hours after it, and for nobody else: not for colleagues who
answer for all registers, unless they are in the team, or keep people safe by their role.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from bookings import enrolment
from bookings.catalogue.models import Session
from bookings.catalogue.words import word
from bookings.ordering.asking.fields import spoken
from bookings.ordering.asking.models import Answer
from bookings.ordering.models import Place
from kernel import clock, crypto
from kernel.audit.actor import Actor
from kernel.documents.templatetags.documents import printable
from kernel.people.models import Person
from safeguarding import care


@dataclass(frozen=True, slots=True)
class Need:
    """One person and what is known; `answers` are to the activity's own questions."""

    place: Place
    person: Person
    age: int | None
    told: care.Care
    answers: list[dict[str, str]]

    @property
    def name(self) -> str:
        return printable(self.person.name)


def needs(session: Session, *, with_close: bool, by: Actor, at: datetime) -> list[Need]:
    """Whoever has something to know about, by name. Each sight is on the trail before it returns.

    The same number of queries for one person and for sixty.
    """
    places = [p for p in enrolment.by_session([session])[session.pk] if p.participant]
    why = ("session", session.ref)
    people = [place.participant for place in places if place.participant]
    told = care.read(people, why=why, with_close=with_close, by=by, at=at)
    given = _answers(session, places)
    day = clock.london_date(session.starts_at)
    return [
        Need(place, who, who.age_on(day), told.get(who.pk, care.Care()), given.get(who.pk, []))
        for place in places
        if (who := place.participant) and (who.pk in told or who.pk in given)
    ]


def tags(places: Sequence[Place]) -> dict[int, list[dict[str, str]]]:
    """Icons with words, by person; not a word of what was told. One query."""
    keys = [place.participant_id for place in places if place.participant_id]
    return {
        key: [made() for kind, made in _TAGS.items() if kind in flagged]
        for key, flagged in care.flags(keys).items()
    }


_TAGS: dict[str, Any] = {
    "health": lambda: {"icon": "warning", "label": _("Health: read this"), "kind": "warn"},
    "helps": lambda: {"icon": "person", "label": _("What helps")},
    "access": lambda: {"icon": "access", "label": _("Access")},
    care.COLLECTED: lambda: {"icon": "house", "label": _("Collection list")},
}


def _answers(session: Session, places: Sequence[Place]) -> dict[int, list[dict[str, str]]]:
    rows = Answer.objects.filter(
        question__activity=session.activity_id,
        person__in=[place.participant_id for place in places],
        booking__lines__places__in=places,
    )
    found: dict[int, dict[int, dict[str, str]]] = defaultdict(dict)
    for row in rows.select_related("question").order_by("question__position", "pk"):
        text = spoken(row.question, crypto.read(row, "text_sealed"))
        said = {"term": word(row.question, "text"), "words": text}
        found[row.person_id or 0].setdefault(row.question_id, said)
    return {key: list(each.values()) for key, each in found.items()}


def briefly(told: Sequence[Need]) -> int:
    """How many have a health note: said at the top, before anybody scrolls."""
    return sum(1 for need in told if need.told.health)
