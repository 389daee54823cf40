"""People of the booker's own household, to tick instead of typing: only once it is theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kernel import clock
from kernel.people import households
from kernel.people.models import OF_AGE, Person, User


@dataclass(frozen=True, slots=True)
class Card:
    person_id: int
    name: str
    born: date | None
    age: int | None

    @property
    def label(self) -> str:
        if self.age is None:
            return self.name
        years = ngettext("%(age)d year old", "%(age)d years old", self.age) % {"age": self.age}
        return f"{self.name}, {years}" if self.age < OF_AGE else self.name


def cards_for(user: User | None, *, at: datetime) -> list[Card]:
    """Whom a signed-in booker has booked for before; nobody without an account."""
    if user is None or user.person_id is None:
        return []
    holder = Person(pk=user.person_id)
    today = clock.london_date(at)
    return [
        Card(person.pk, person.name, person.birth_date, person.age_on(today))
        for person in households.members(holder, at=at)
    ]


class KnownField(forms.MultipleChoiceField):
    """Comes out as a list of person keys."""

    def __init__(self, *, cards: Sequence[Card]) -> None:
        super().__init__(
            label=_("People you have booked for before"),
            help_text=_("Tick who comes. You need not write their names again."),
            choices=[(str(card.person_id), card.label) for card in cards],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": _("Tick people from the list only.")},
        )

    def clean(self, value: Any) -> list[int]:
        return [int(key) for key in super().clean(value)]
