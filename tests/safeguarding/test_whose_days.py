"""Whose days with children the law counts (decision 0012)."""

from datetime import date, timedelta

import pytest

from safeguarding.clearance.statuses.days import days_with_children
from safeguarding.clearance.statuses.state import State
from safeguarding.vetting.models import Level
from tests.safeguarding.test_claims import a_check, a_record, a_role

DAY = date(2026, 9, 20)


@pytest.mark.parametrize(
    ("level", "is_counted"),
    [
        *((Level.NONE, False), (Level.BASIC, True), (Level.ENHANCED_CHILD, True)),
        *((Level.ENHANCED_ADULT_BARRED, True), (Level.ENHANCED_CHILD_BARRED, False)),
    ],
)
def test_whoever_works_without_the_childrens_barred_list_is_counted(
    level: str, is_counted: bool
) -> None:
    checks = [] if level == Level.NONE else [a_check(level=level)]
    record = a_record(*checks, role=a_role(level))
    worked = {DAY - timedelta(days=n) for n in (1, 2, 3)}

    found = days_with_children(record, DAY, worked=worked)

    assert (found.state == State.MISSING) is is_counted
