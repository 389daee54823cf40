"""How many adults so many people need (safeguarding note §7.1, 11)."""

from datetime import date

import pytest

from safeguarding.clearance.ratio import adults_needed, in_force

DAY = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("youngest", "people", "needed"),
    [
        (5, 12, 2),
        (5, 13, 3),
        (15, 20, 2),
        (15, 21, 3),
        (8, 1, 2),
        (0, 7, 3),
        (3, 9, 3),
        (12, 25, 4),
    ],
)
def test_the_table_asks_for_adults_by_the_youngest_age(
    youngest: int, people: int, needed: int
) -> None:
    ratio = in_force(youngest=youngest, own=None, signed_off=None, day=DAY)
    assert adults_needed(people, ratio, day=DAY) == needed


@pytest.mark.parametrize(
    ("youngest", "own", "signed_off", "ratio"),
    [
        (13, 8, None, 8),  # stricter counts
        (5, 8, None, 6),  # gentler does not
        (3, None, 5, 5),  # unless it is signed off
        (9, None, 18, 18),
        (13, 8, 6, 8),  # a sign-off makes nothing stricter than it is
        (18, None, None, None),
        (18, 6, None, 6),
        (None, None, None, 3),  # nobody said how young: as for babies
    ],
)
def test_the_stricter_ratio_counts_unless_a_gentler_is_signed_off(
    youngest: int | None, own: int | None, signed_off: int | None, ratio: int | None
) -> None:
    assert in_force(youngest=youngest, own=own, signed_off=signed_off, day=DAY) == ratio


def test_two_adults_are_the_least_without_any_ratio() -> None:
    assert adults_needed(0, None, day=DAY) == adults_needed(40, None, day=DAY) == 2
