"""From what a basket has of a thing to what is wanted of it: what stays, what goes, what comes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bookings.ordering.choices import Choice
from bookings.ordering.models import BookingLine


@dataclass(frozen=True, slots=True)
class Difference:
    kept: list[BookingLine]
    dropped: list[BookingLine]
    added: list[Choice]

    def __bool__(self) -> bool:
        return bool(self.dropped or self.added)

    @property
    def has_code(self) -> bool:
        """Whether what goes or comes draws on a code."""
        added = any(choice.ticket.code_key for choice in self.added)
        return added or any(hasattr(line, "code_use") for line in self.dropped)

    @property
    def pence(self) -> int:
        added = sum(choice.pence for choice in self.added)
        return added - sum(line.price_pence for line in self.dropped)

    @property
    def above_pence(self) -> int:
        added = sum(choice.above_pence for choice in self.added)
        return added - sum(line.above_pence for line in self.dropped)


def difference(lines: Sequence[BookingLine], choices: Sequence[Choice]) -> Difference:
    """The earliest lines stay, with who comes on them and at the price they were held for.

    A companion goes with the ticket that it came with, and comes again with another one.
    """
    still = Counter({_of_choice(choice): choice.quantity for choice in choices})
    kept: list[BookingLine] = []
    mains_first = sorted(lines, key=lambda line: (line.ticket_type.is_companion, line.pk))
    for line in mains_first:
        alone = line.companion_of_id and line.companion_of_id not in {k.pk for k in kept}
        if still[_of_line(line)] > 0 and not alone:
            still[_of_line(line)] -= 1
            kept.append(line)
    keys = {line.pk for line in kept}
    return Difference(
        kept=kept,
        dropped=[line for line in lines if line.pk not in keys],
        added=[replace(c, quantity=n) for c in choices if (n := still[_of_choice(c)]) > 0],
    )


def _of_line(line: BookingLine) -> tuple[int, int, int | None]:
    """One for what one can is another ticket at another amount, and one with a code another than
    without; any other keeps its price."""
    chosen = line.ticket_type.kind == line.ticket_type.Kind.PAY_WHAT_YOU_CAN
    code = line.code_use.code_id if hasattr(line, "code_use") else None
    return line.ticket_type_id, line.price_pence + line.above_pence if chosen else 0, code


def _of_choice(choice: Choice) -> tuple[int, int, int | None]:
    paid = choice.price.pence + choice.above.pence
    ticket = choice.ticket
    return ticket.type.pk, paid if ticket.is_what_you_can else 0, ticket.code_key
