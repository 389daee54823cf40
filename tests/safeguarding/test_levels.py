"""Which check satisfies which need."""

import pytest

from safeguarding.clearance.levels import satisfies
from safeguarding.vetting.models import Check, WorkRole

L, W = WorkRole.Level, Check.Workforce


@pytest.mark.parametrize(
    ("need", "level", "workforce", "is_enough"),
    [
        (L.NONE, L.NONE, "", True),
        (L.BASIC, L.BASIC, "", True),
        (L.BASIC, L.ENHANCED_CHILD, W.CHILD, True),
        (L.BASIC, L.NONE, "", False),
        (L.STANDARD, L.BASIC, "", False),
        (L.STANDARD, L.ENHANCED_ADULT, W.ADULT, True),
        (L.ENHANCED_CHILD, L.ENHANCED_CHILD_BARRED, W.CHILD, True),
        (L.ENHANCED_CHILD, L.STANDARD, "", False),
        (L.ENHANCED_CHILD, L.ENHANCED_ADULT_BARRED, W.ADULT, False),
        (L.ENHANCED_CHILD, L.ENHANCED_CHILD, W.ADULT, False),
        (L.ENHANCED_CHILD, L.ENHANCED_ADULT, W.CHILD_AND_ADULT, True),
        (L.ENHANCED_CHILD_BARRED, L.ENHANCED_CHILD, W.CHILD, False),
        (L.ENHANCED_CHILD_BARRED, L.ENHANCED_CHILD, W.CHILD_AND_ADULT, False),
        (L.ENHANCED_CHILD_BARRED, L.ENHANCED_ADULT_BARRED, W.CHILD_AND_ADULT, False),
        (L.ENHANCED_CHILD_BARRED, L.ENHANCED_CHILD_BARRED, W.CHILD_AND_ADULT, True),
        (L.ENHANCED_ADULT, L.ENHANCED_CHILD, W.CHILD, False),
        (L.ENHANCED_ADULT, L.ENHANCED_CHILD_BARRED, W.CHILD_AND_ADULT, True),
        (L.ENHANCED_ADULT_BARRED, L.ENHANCED_ADULT, W.ADULT, False),
    ],
)
def test_a_check_satisfies_no_more_than_it_says(
    need: str, level: str, workforce: str, is_enough: bool
) -> None:
    assert satisfies(need, level=level, workforce=workforce) is is_enough
