"""How many adults so many people need: the table is a rule with a date and a source."""

from datetime import date
from typing import Any

from safeguarding.law import book

Table = list[list[int | None]]


def in_force(
    *, youngest: int | None, own: int | None, signed_off: int | None, day: date
) -> int | None:
    """People to each adult; None: no ratio applies.

    The activity's own counts where it is stricter; a gentler one only once it is signed off.
    """
    table = _by_age(youngest, _rule(day)["table"])
    if signed_off is not None and (table is None or signed_off > table):
        return signed_off
    return min((ratio for ratio in (table, own) if ratio is not None), default=None)


def adults_needed(people: int, ratio: int | None, *, day: date) -> int:
    """Never fewer than two, even for one child."""
    return max(_rule(day)["least"], -(-people // ratio) if ratio else 0)


def adult_from(day: date) -> int:
    """From which birthday on a helper counts."""
    return int(_rule(day)["adult_from"])


def _rule(day: date) -> Any:
    rule = book.in_force("ratio", day=day)
    if rule is None:
        raise LookupError("There is no ratio for that day.")
    return rule.parameters


def _by_age(youngest: int | None, table: Table) -> int | None:
    if youngest is None:
        return table[-1][1]  # nobody said how young: as for babies
    return next(ratio for age, ratio in table if age is not None and youngest >= age)
