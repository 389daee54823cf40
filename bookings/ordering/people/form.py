"""Who books, and who comes: each human being once, whatever tickets they have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from bookings.catalogue.words import word
from bookings.ordering.overview import Seat
from bookings.ordering.people import ages
from bookings.ordering.people.booker import BookerForm
from bookings.ordering.people.cards import Card, KnownField
from bookings.ordering.people.checking import Checked, check
from bookings.ordering.people.fields import BirthField, NameField
from bookings.ordering.people.said import Said
from bookings.ordering.people.slots import Slot, key_of, slots_of

ELSE = "else"  # of a further ticket: for somebody who is not named above


@dataclass(frozen=True, slots=True)
class Row:
    """One person on the page: a legend, a hint, and the fields about them."""

    legend: str
    hint: str
    fields: list[forms.BoundField]


class PeopleForm(BookerForm):
    """`cards`: people of the booker's own household, to tick. `by_numbers`: names may wait."""

    def __init__(
        self,
        *args: Any,
        seats: list[Seat],
        today: date,
        cards: Sequence[Card] = (),
        by_numbers: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.seats, self.today, self.by_numbers = seats, today, by_numbers
        self.cards = {card.person_id: card for card in cards}
        self.slots = self._slots()
        if cards:
            self.fields["known"] = KnownField(cards=cards)
            self.initial["known"] = [
                str(slot.person_id) for slot in self.slots if slot.person_id in self.cards
            ]
        for number, slot in enumerate(self.slots, start=1):
            self._ask_about(number, slot)
        for slot in self.slots:
            for seat in slot.seats[1:]:
                self._ask_for_whom(slot, seat)

    @property
    def names(self) -> dict[tuple[str, int], Said]:
        """By line reference and number on the ticket; valid forms only."""
        return self.checked.names

    @property
    def rows(self) -> list[Row]:
        return [
            Row(
                legend=self.legend(number),
                hint=self._hint(slot),
                fields=[
                    self[name]
                    for name in (f"person-{slot.key}", f"born-{slot.key}")
                    if name in self.fields
                ],
            )
            for number, slot in enumerate(self.slots, start=1)
        ]

    @property
    def further_fields(self) -> list[forms.BoundField]:
        """Whose each further ticket is."""
        return [self[name] for name in self.fields if name.startswith("for-")]

    def _hint(self, slot: Slot) -> str:
        """What they come to; and that whoever is ticked need not be written."""
        tickets = ", ".join(dict.fromkeys(said_of(seat) for seat in slot.seats))
        if not self.cards:
            return tickets
        return _("%(tickets)s. Leave it empty for somebody ticked above.") % {"tickets": tickets}

    def legend(self, number: int) -> str:
        if len(self.slots) == 1:
            return _("Who comes")
        return _("Person %(number)d") % {"number": number}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.checked: Checked = check(self)
        for name, says in self.checked.faults:
            self.add_error(name, says)
        return cleaned

    def _slots(self) -> list[Slot]:
        """A further ticket for somebody else, as just said, is a slot of its own."""
        found: list[Slot] = []
        for slot in slots_of(self.seats):
            apart = [seat for seat in slot.seats[1:] if self._is_else(seat)]
            slot.seats = [seat for seat in slot.seats if seat not in apart]
            found.append(slot)
            found.extend(Slot([seat]) for seat in apart)
        return found

    def _is_else(self, seat: Seat) -> bool:
        if not self.is_bound:
            return False
        key = key_of(seat)
        whose = self.data.get(f"for-{key}")
        return whose == ELSE or (whose is None and f"person-{key}" in self.data)

    def _ask_about(self, number: int, slot: Slot) -> None:
        is_known = slot.person_id in self.cards
        # Whether it may stay empty depends on what is ticked: `checking` says so.
        may_be_left = self.by_numbers or bool(self.cards) or not _needs_name(slot)
        several = len(self.slots) > 1
        self.fields[f"person-{slot.key}"] = NameField(
            label=_("Name of person %(number)d") % {"number": number}
            if several
            else _("Name of the person who comes"),
            required=not may_be_left,
            initial="" if is_known else slot.name,
            missing=_("Tell us the name of person %(number)d.") % {"number": number},
        )
        if any(ages.are_asked(seat) for seat in slot.seats):
            self._ask_birth(number, slot, is_known=is_known)

    def _ask_birth(self, number: int, slot: Slot, *, is_known: bool) -> None:
        needed = any(ages.are_needed(seat) for seat in slot.seats)
        who = slot.first.places[0].participant
        hint = _("Day, month and year, like 31 3 2016.")
        if not needed:
            hint = _("Of children only. Day, month and year, like 31 3 2016.")
        self.fields[f"born-{slot.key}"] = BirthField(
            label=_("Date of birth of person %(number)d") % {"number": number}
            if len(self.slots) > 1
            else _("Date of birth"),
            help_text=hint,
            # With people to tick, or names that may wait, `checking` says whether it is missing.
            required=needed and self.fields[f"person-{slot.key}"].required,
            initial=who.birth_date if who and not is_known else None,
            today=self.today,
            missing=_("Tell us when person %(number)d was born: ages count here.")
            % {"number": number},
        )

    def _ask_for_whom(self, slot: Slot, seat: Seat) -> None:
        choices = [
            (each.key, self._called(number, each))
            for number, each in enumerate(self.slots, start=1)
        ]
        self.fields[f"for-{key_of(seat)}"] = forms.ChoiceField(
            label=_("Who is “%(ticket)s” for?") % {"ticket": said_of(seat)},
            choices=[*choices, (ELSE, _("Somebody else"))],
            initial=slot.key,
            required=False,
            error_messages={"invalid_choice": _("Choose somebody from the list.")},
        )

    def _called(self, number: int, slot: Slot) -> str:
        name = self.data.get(f"person-{slot.key}", "") if self.is_bound else slot.name
        return f"{self.legend(number)}: {name[:60]}" if name else self.legend(number)


def said_of(seat: Seat) -> str:
    """“Saturday Sparks: One Saturday”."""
    return f"{word(ages.activity_of(seat), 'title')}: {seat.ticket}"


def _needs_name(slot: Slot) -> bool:
    return any(seat.needs_name for seat in slot.seats)
