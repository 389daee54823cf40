"""Whether a person may work on a day: by level, by date, by training. Pure: nothing is saved."""

from datetime import date, timedelta

import pytest

from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.standing import SOON, standing
from safeguarding.vetting.models import Check, Engagement, Training, WorkRole
from tests.factories.programme import AT

Level, Outcome = WorkRole.Level, Check.Outcome
DAY = date(2026, 5, 20)
ONE = timedelta(days=1)


def a_record(
    *,
    level: str = Level.ENHANCED_CHILD_BARRED,
    checks: list[Check] | None = None,
    trained_until: date | None = DAY + 400 * ONE,
    until: date | None = None,
) -> Dossier:
    return Dossier(
        engagements=[
            Engagement(
                role=WorkRole(title="Artist", level=level),
                from_date=date(2025, 1, 1),
                until_date=until,
            )
        ],
        checks=[a_check()] if checks is None else checks,
        trainings=[
            Training(
                title="Safeguarding", completed_date=date(2025, 1, 1), until_date=trained_until
            )
        ],
    )


def a_check(**facts: object) -> Check:
    told = {
        "level": Level.ENHANCED_CHILD_BARRED,
        "outcome": Outcome.CLEAR,
        "issued_date": date(2025, 6, 1),
        "seen_date": date(2025, 6, 2),
        "review_due": DAY + 400 * ONE,
        "recorded_at": AT,
    }
    return Check(**{**told, **facts})


def lacks(record: Dossier, day: date = DAY, **asked: object) -> str:
    return " ".join(remark.text for remark in standing(record, day, **asked).lacks)


def soon(record: Dossier, day: date = DAY) -> str:
    return " ".join(remark.text for remark in standing(record, day).soon)


def test_somebody_with_role_check_and_training_is_cleared() -> None:
    found = standing(a_record(), DAY)
    assert (found.is_cleared, found.lacks, found.soon) == (True, [], [])


@pytest.mark.parametrize(
    ("day", "is_cleared"), [(DAY - ONE, True), (DAY, False), (DAY + ONE, False)]
)
def test_from_the_day_of_the_re_check_on_a_check_counts_no_more(
    day: date, is_cleared: bool
) -> None:
    record = a_record(checks=[a_check(review_due=DAY)])
    assert standing(record, day).is_cleared is is_cleared


def test_a_due_re_check_is_never_called_expired() -> None:
    said = lacks(a_record(checks=[a_check(review_due=DAY)]))
    assert said == "The DBS re-check is due on 20 May 2026."
    assert "expir" not in said.lower()


@pytest.mark.parametrize(("day", "is_cleared"), [(DAY - ONE, True), (DAY, False)])
def test_training_counts_until_the_day_it_lapses(day: date, is_cleared: bool) -> None:
    assert standing(a_record(trained_until=DAY), day).is_cleared is is_cleared


@pytest.mark.parametrize(("ahead", "is_soon"), [(1, True), (30, True), (31, False)])
def test_it_is_said_when_something_lapses_within_thirty_days_after(
    ahead: int, is_soon: bool
) -> None:
    lapse = DAY + ahead * ONE
    assert timedelta(days=30) == SOON
    assert bool(soon(a_record(trained_until=lapse))) is is_soon
    assert bool(soon(a_record(checks=[a_check(review_due=lapse)]))) is is_soon


def test_without_a_role_that_day_nobody_is_cleared() -> None:
    assert lacks(a_record(until=DAY)) == "No role with us covers 20 May 2026."
    assert lacks(a_record(until=DAY), DAY - ONE) == ""
    assert "No role" in lacks(Dossier())


def test_without_a_check_without_training_it_says_so() -> None:
    record = a_record(checks=[])
    record.trainings = []
    assert lacks(record) == (
        "No DBS check is on record; “Artist” needs “Enhanced with the children's barred list”. "
        "No safeguarding training is on record."
    )


def test_a_check_applied_for_does_not_clear() -> None:
    record = a_record(checks=[Check(level=Level.ENHANCED_CHILD_BARRED, outcome=Outcome.PENDING,
                                    recorded_at=AT)])  # fmt: skip
    assert lacks(record) == "The DBS check has been applied for and has not come back."


def test_a_re_check_applied_for_takes_nothing_away() -> None:
    pending = a_check(outcome=Outcome.PENDING, recorded_at=AT + ONE)
    assert standing(a_record(checks=[a_check(), pending]), DAY).is_cleared


def test_a_check_that_was_not_accepted_undoes_those_before_it() -> None:
    refused = a_check(outcome=Outcome.NOT_ACCEPTED, recorded_at=AT + ONE)
    assert lacks(a_record(checks=[a_check(), refused])) == "The last DBS check was not accepted."


def test_a_check_accepted_after_it_counts_again() -> None:
    refused = a_check(outcome=Outcome.NOT_ACCEPTED)
    later = a_check(recorded_at=AT + ONE)
    assert standing(a_record(checks=[refused, later]), DAY).is_cleared


def test_a_check_counts_only_from_the_day_somebody_saw_it() -> None:
    record = a_record(checks=[a_check(seen_date=DAY)])
    assert (standing(record, DAY).is_cleared, standing(record, DAY - ONE).is_cleared) == (
        True,
        False,
    )


def test_the_longest_of_several_checks_counts() -> None:
    old = a_check(review_due=DAY)
    assert standing(a_record(checks=[a_check(), old]), DAY).is_cleared


def test_a_level_too_low_says_what_is_needed() -> None:
    said = lacks(a_record(checks=[a_check(level=Level.ENHANCED_CHILD)]))
    assert said == (
        "The DBS check is “Enhanced, child workforce”; "
        "“Artist” needs “Enhanced with the children's barred list”."
    )


def test_a_role_that_asks_for_too_little_clears_nobody_for_children() -> None:
    said = lacks(a_record(level=Level.BASIC), floor=Level.ENHANCED_CHILD)
    assert "asks for “Basic”" in said


def test_a_role_without_a_check_needs_training_alone() -> None:
    assert standing(a_record(level=Level.NONE, checks=[]), DAY).is_cleared


def test_every_role_that_day_must_be_satisfied() -> None:
    record = a_record(level=Level.ENHANCED_CHILD, checks=[a_check(level=Level.ENHANCED_CHILD)])
    assert standing(record, DAY).is_cleared
    record.engagements += a_record().engagements  # and one that asks for the barred list
    assert not standing(record, DAY).is_cleared


def test_a_role_for_another_kind_of_work_says_nothing_about_this_one() -> None:
    record = a_record()
    record.engagements += a_record(level=Level.ENHANCED_ADULT_BARRED).engagements
    assert not standing(record, DAY).is_cleared
    assert standing(record, DAY, others=frozenset({Level.ENHANCED_ADULT_BARRED})).is_cleared
