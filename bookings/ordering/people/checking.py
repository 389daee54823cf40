"""From what was typed and ticked to who has which seat; or why that cannot be, beside its field."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from bookings.ordering.overview import Seat
from bookings.ordering.people import ages
from bookings.ordering.people.said import Said
from bookings.ordering.people.slots import Slot, key_of

if TYPE_CHECKING:
    from bookings.ordering.people.form import PeopleForm

NOBODY = Said(name="")


@dataclass(slots=True)
class Checked:
    """`names` by seat; `faults` are (field, sentence)."""

    names: dict[tuple[str, int], Said] = field(default_factory=dict)
    faults: list[tuple[str | None, str]] = field(default_factory=list)


def check(form: "PeopleForm") -> Checked:
    checked = Checked()
    who = _typed(form, checked)
    _tick(form, who, checked)
    taken = _give_out(form, who, checked)
    for slot in form.slots:
        _ask_birthday(form, slot, who[slot.key], checked)
    for seat in form.seats:
        said = checked.names[seat.key]
        if said.name and said.born and (refused := ages.refusal(seat, said.name, said.born)):
            checked.faults.append((_field_of(form, seat, said, who), refused))
    _twins(form, who, taken, checked)
    return checked


def _typed(form: "PeopleForm", checked: Checked) -> dict[str, Said]:
    """Each slot's person by its key, as typed."""
    found = {}
    for slot in form.slots:
        name = form.cleaned_data.get(f"person-{slot.key}") or ""
        born = form.cleaned_data.get(f"born-{slot.key}")
        if born and not name and f"person-{slot.key}" not in form.errors:
            checked.faults.append((f"person-{slot.key}", _("Tell us whose birthday that is.")))
        found[slot.key] = Said(name=name, born=born)
    return found


def _tick(form: "PeopleForm", who: dict[str, Said], checked: Checked) -> None:
    """Those ticked go to the tickets that nobody's name is written for, where their age fits."""
    ticked = [form.cards[key] for key in form.cleaned_data.get("known") or []]
    free = [slot for slot in form.slots if not _is_filled(form, slot, who)]
    for card in ticked:
        if not free:
            checked.faults.append(
                ("known", _("You have ticked more people than you have tickets. Untick somebody."))
            )
            break
        fits = (s for s in free if not _refused(s, card.name, card.born))
        slot = next((s for s in free if s.person_id == card.person_id), None) or next(fits, free[0])
        free.remove(slot)
        who[slot.key] = Said(name=card.name, born=card.born, person=card.person_id)
    for slot in free:
        if form.cards and not form.by_numbers and any(seat.needs_name for seat in slot.seats):
            checked.faults.append(
                (f"person-{slot.key}", _("Tick who comes with this ticket, or write a name."))
            )


def _is_filled(form: "PeopleForm", slot: Slot, who: dict[str, Said]) -> bool:
    return bool(who[slot.key].name) or f"person-{slot.key}" in form.errors


def _refused(slot: Slot, name: str, born: date | None) -> bool:
    return born is not None and any(ages.refusal(seat, name, born) for seat in slot.seats)


def _give_out(form: "PeopleForm", who: dict[str, Said], checked: Checked) -> dict[str, list[Seat]]:
    """Every seat to its slot's person; further tickets to whom was chosen."""
    taken: dict[str, list[Seat]] = {slot.key: [slot.first] for slot in form.slots}
    for slot in form.slots:
        checked.names[slot.first.key] = who[slot.key]
        for seat in slot.seats[1:]:
            key = form.cleaned_data.get(f"for-{key_of(seat)}") or slot.key
            to = key if key in who else slot.key
            if any(not Slot([own]).has_room_for(seat) for own in taken[to]):
                name = who[to].name or _("This person")
                checked.faults.append((f"for-{key_of(seat)}", _twice(name)))
            taken[to].append(seat)
            checked.names[seat.key] = who[to]
    return taken


def _ask_birthday(form: "PeopleForm", slot: Slot, said: Said, checked: Checked) -> None:
    name = f"born-{slot.key}"
    if not said.name or said.born or form.by_numbers or name in form.errors:
        return
    seats = [seat for seat in form.seats if checked.names[seat.key] is said]
    if said.person:
        if any(ages.are_needed(seat) for seat in seats):
            says = _("We do not know when %(name)s was born. Untick them, and write name and date.")
            checked.faults.append(("known", says % {"name": said.name}))
        return
    if name in form.fields and any(ages.are_needed(seat) for seat in seats):
        checked.faults.append(
            (name, _("Tell us when %(name)s was born: ages count here.") % {"name": said.name})
        )


def _twins(
    form: "PeopleForm", who: dict[str, Said], taken: dict[str, list[Seat]], checked: Checked
) -> None:
    """One name and one birthday are one human being: written twice, entered once."""
    first: dict[tuple[str, date], str] = {}
    for slot in form.slots:
        said = who[slot.key]
        if not said.name or said.born is None:
            continue
        key = first.setdefault((" ".join(said.name.split()).casefold(), said.born), slot.key)
        if key == slot.key:
            continue
        if _meet(taken[key], taken[slot.key]):
            checked.faults.append((_name_field(form, slot, said), _twice(said.name)))
        for seat in taken[slot.key]:
            checked.names[seat.key] = who[key]
        taken[key] += taken[slot.key]


def _meet(some: Iterable[Seat], others: Iterable[Seat]) -> bool:
    return any(not Slot([one]).has_room_for(other) for one in some for other in others)


def _field_of(form: "PeopleForm", seat: Seat, said: Said, who: dict[str, Said]) -> str | None:
    """Where the sentence about somebody's age belongs."""
    own = next((slot for slot in form.slots if who[slot.key] is said), None)
    if own is None or own.first is seat or f"for-{key_of(seat)}" not in form.fields:
        return _name_field(form, own, said) if own else None
    return f"for-{key_of(seat)}"


def _name_field(form: "PeopleForm", slot: Slot, said: Said) -> str:
    if said.person:
        return "known"
    born = f"born-{slot.key}"
    return born if born in form.fields else f"person-{slot.key}"


def _twice(name: str) -> str:
    return _(
        "%(name)s has a ticket for these dates already. Choose somebody else for this one, or go "
        "back and take one fewer."
    ) % {"name": name}  # fmt: skip
