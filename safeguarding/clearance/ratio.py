"""How many adults so many people need. NSPCC, recommended adult to child ratios (minimum)."""

from safeguarding.clearance.needs import CLEARED_ADULTS

# (from age, people to each adult); from 18 on there is no table.
NSPCC = ((18, None), (13, 10), (9, 8), (4, 6), (2, 4), (0, 3))


def in_force(*, youngest: int | None, own: int | None, signed_off: int | None) -> int | None:
    """People to each adult; None: no ratio applies.

    The activity's own counts where it is stricter; a gentler one only once it is signed off.
    """
    table = _table(youngest)
    if signed_off is not None and (table is None or signed_off > table):
        return signed_off
    return min((ratio for ratio in (table, own) if ratio is not None), default=None)


def adults_needed(people: int, ratio: int | None) -> int:
    """Never fewer than two, even for one child."""
    return max(CLEARED_ADULTS, -(-people // ratio) if ratio else 0)


def _table(youngest: int | None) -> int | None:
    if youngest is None:
        return NSPCC[-1][1]  # nobody said how young: as for babies
    return next(ratio for age, ratio in NSPCC if youngest >= age)
