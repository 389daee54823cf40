"""Whether words can be read in the five colours as they are given; a fault names what would do.

`brand` moves colours until every text reads. A house that chooses its colours should know before
they are moved: here each of the five is measured as it is given, against what it stands with.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kernel.organisation import brand
from kernel.organisation.colour import contrast, read

# (of the five, ground or text it is read with): those of `brand.PAIRS` that hold one of the five.
READ_WITH: dict[str, tuple[str, ...]] = {
    "ink": ("wax", "tab", "straw", "glow"),
    "tide": ("wax", "tab", "straw"),
    "dusk": ("wax", "glow"),
}
PAPER = 17.0  # paper is light: what black has on it; 21 is white


@dataclass(frozen=True, slots=True)
class Fault:
    """`name` of the five is too faint with `beside`; `instead` would do."""

    name: str
    beside: str
    ratio: float
    needs: float
    instead: str


def faults(five: Mapping[str, str]) -> list[Fault]:
    """The worst pair of each colour that fails. `five`: six figures each, under brand's names."""
    derived = _derived(five)
    found = []
    if (on_paper := contrast(five["wax"], "#000000")) < PAPER:
        found.append(Fault("wax", "black", on_paper, PAPER, derived["wax"]))
    for name, others in READ_WITH.items():
        worst = min(others, key=lambda other: contrast(five[name], derived[other]))
        ratio = contrast(five[name], derived[worst])
        if ratio < brand.AA:
            found.append(Fault(name, worst, ratio, brand.AA, derived[name]))
    return found


def instead(five: Mapping[str, str]) -> dict[str, str]:
    """The nearest five in which everything can be read."""
    derived, faint = _derived(five), {fault.name for fault in faults(five)}
    return {name: derived[name] if name in faint else five[name].upper() for name in brand.FIVE}


def _derived(five: Mapping[str, str]) -> dict[str, str]:
    return brand.by_day({name: read(five[name]) for name in brand.FIVE})
