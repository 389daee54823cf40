"""The claims of the safeguarding note about who may work (§7.1), each with what would break it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.facts import Duty, Member, Occasion
from safeguarding.clearance.judge import judge_one
from safeguarding.clearance.ratio import adults_needed, in_force
from safeguarding.clearance.standing import standing
from safeguarding.clearance.statuses.dates import months_after
from safeguarding.clearance.statuses.days import days_with_children
from safeguarding.clearance.statuses.record import by_requirement
from safeguarding.clearance.statuses.state import Requirement, State
from safeguarding.law import book
from safeguarding.vetting.models import (
    Check,
    Disclosure,
    Engagement,
    Insurance,
    Level,
    Licence,
    Training,
    WorkRole,
)

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = date(2026, 9, 20)
ONE = timedelta(days=1)
BARRED, CHILD = Level.ENHANCED_CHILD_BARRED, Level.ENHANCED_CHILD


def a_role(level: str = BARRED, **facts: object) -> WorkRole:
    return WorkRole(pk=7, title="Artist", level=level, regulated=level == BARRED, **facts)


def a_check(**facts: object) -> Check:
    told = {
        "kind": "dbs",
        "level": BARRED,
        "outcome": "clear",
        "issued_date": date(2025, 6, 1),
        "seen_date": date(2025, 6, 2),
        "review_due": date(2028, 6, 1),
        "recorded_at": AT,
    }
    return Check(**{**told, **facts})


def a_record(
    *checks: Check, role: WorkRole | None = None, engaged: dict | None = None, **more: object
) -> Dossier:
    role = role or a_role()
    engagement = Engagement(role=role, from_date=date(2020, 1, 1), **(engaged or {}))
    training = Training(title="Safeguarding", completed_date=date(2025, 1, 1))
    return Dossier([engagement], list(checks or (a_check(),)), [training], **more)


def state(record: Dossier, day: date = DAY, requirement: Requirement = Requirement.CHECK) -> str:
    return next(s.state for s in by_requirement(record, day) if s.requirement == requirement)


# ── 2: valid until the day before the re-check, due from it on, also when the clocks change ────
@pytest.mark.parametrize(
    "due", [date(2026, 7, 1), date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 29)]
)
def test_claim_2_sound_the_day_before_the_re_check_and_due_on_it(due: date) -> None:
    record = a_record(a_check(review_due=due))
    assert state(record, due - ONE) == State.DUE_SOON
    assert standing(record, due - ONE).is_cleared
    assert state(record, due) == State.RECHECK_DUE
    assert not standing(record, due).is_cleared


def test_claim_2_is_never_called_expired() -> None:
    words = " ".join(str(each.label) for each in State)
    assert "Re-check due" in words
    assert "xpire" not in words


# ── 3: levels and workforces ───────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("level", "workforce", "is_sound"),
    [
        (BARRED, "child", True),
        (Level.ENHANCED_BOTH_BARRED, "child_and_adult", True),
        (CHILD, "child", False),
        (CHILD, "child_and_adult", False),
        (Level.ENHANCED_ADULT_BARRED, "adult", False),
        (BARRED, "adult", False),
        (Level.PVG_CHILDREN, "child", False),
    ],
)
def test_claim_3_regulated_work_needs_the_childrens_barred_list(
    level: str, workforce: str, is_sound: bool
) -> None:
    found = standing(a_record(a_check(level=level, workforce=workforce)), DAY)
    assert found.is_cleared is is_sound
    assert not found.may_be_allowed  # what the law forbids no two people can allow


def test_claim_3_a_dbs_check_says_nothing_in_scotland() -> None:
    role = a_role(Level.PVG_CHILDREN, jurisdiction="scotland")
    assert state(a_record(role=role)) == State.MISSING
    pvg = a_check(kind="pvg", level=Level.PVG_BOTH, issued_date=date(2026, 4, 1))
    assert state(a_record(pvg, role=role)) == State.VALID


# ── 4 and 5: three days in thirty ──────────────────────────────────────────────────────────────
def a_helper(**engaged: object) -> Dossier:
    engaged = {"supervised": True, "basis": "volunteer", **engaged}
    return a_record(a_check(level=CHILD), role=a_role(CHILD), engaged=engaged)


def days_before(day: date, *ago: int) -> set[date]:
    return {day - ONE * n for n in ago}


def test_claim_4_a_fourth_day_was_lawful_on_31_august_and_is_not_on_1_september() -> None:
    for day, is_sound in ((date(2026, 8, 31), True), (date(2026, 9, 1), False)):
        worked = days_before(day, 7, 14, 21)
        assert days_with_children(a_helper(), day, worked=worked).is_sound is is_sound
        assert standing(a_helper(), day, worked=worked).is_cleared is is_sound


def test_claim_4_without_supervision_it_was_unlawful_before() -> None:
    day = date(2026, 8, 31)
    record = a_helper(supervised=False)
    assert not days_with_children(record, day, worked=days_before(day, 1, 2, 3)).is_sound


def test_claim_4_no_two_people_can_allow_the_fourth_day() -> None:
    assert not standing(a_helper(), DAY, worked=days_before(DAY, 1, 2, 3)).may_be_allowed


def test_claim_4_with_the_barred_list_nobody_counts() -> None:
    record = a_record(a_check(), role=a_role(CHILD), engaged={"supervised": True})
    found = days_with_children(record, DAY, worked=days_before(DAY, *range(1, 20)))
    assert found.state == State.NOT_REQUIRED


def test_claim_5_the_third_day_warns() -> None:
    found = standing(a_helper(), DAY, worked=days_before(DAY, 5, 10))
    assert found.is_cleared
    assert [s.text for s in found.soon] == [
        "This is day 3 in 30 days, the last without the children's barred list."
    ]


@pytest.mark.parametrize(("ago", "is_sound"), [(29, False), (30, True)])
def test_claim_5_a_day_thirty_days_ago_counts_no_more(ago: int, is_sound: bool) -> None:
    worked = days_before(DAY, 1, 2, ago)
    assert days_with_children(a_helper(), DAY, worked=worked).is_sound is is_sound


def test_claim_5_two_sessions_on_a_day_are_one_day_and_days_elsewhere_count() -> None:
    assert days_with_children(a_helper(), DAY, worked={DAY}).state == State.VALID
    told = a_helper(days_elsewhere=2, days_elsewhere_date=DAY)
    assert days_with_children(told, DAY, worked={DAY}).state == State.DUE_SOON
    assert not days_with_children(told, DAY, worked=days_before(DAY, 3)).is_sound


@pytest.mark.parametrize(
    ("hours", "is_sound"), [({1}, True), ({2}, False), ({5}, False), ({6, 7}, True)]
)
def test_claim_5_once_overnight_is_enough(hours: set[int], is_sound: bool) -> None:
    found = days_with_children(a_helper(), DAY, worked=(), hours=frozenset(hours))
    assert found.is_sound is is_sound


def test_claim_5_before_the_rule_began_nothing_was_counted() -> None:
    day = date(2012, 9, 9)
    assert book.in_force("regulated_activity_children", day=day) is None
    assert book.in_force("regulated_activity_children", day=day + ONE) is not None


# ── 6, 7: the Update Service ───────────────────────────────────────────────────────────────────
def test_claim_6_news_suspends_the_check_and_no_two_people_can_allow_it() -> None:
    check = a_check()
    found = standing(a_record(check, suspended={check.pk}), DAY)
    assert [(s.state, s.is_law) for s in found.lacks] == [(State.SUSPENDED, True)]


def test_claim_6_a_new_check_counts_again() -> None:
    old, new = a_check(), a_check(recorded_at=AT + ONE)
    assert state(a_record(old, new, suspended={old.pk})) == State.VALID


@pytest.mark.parametrize(
    ("answer", "decision", "expected"),
    [
        (None, "", State.AWAITING_SIGHT),
        ("", "accepted", State.AWAITING_SIGHT),
        ("declined", "accepted", State.AWAITING_SIGHT),
        ("agreed", "accepted", State.VALID),
        ("agreed", "refused", State.REFUSED),
    ],
)
def test_claim_7_what_is_not_blank_counts_only_as_two_people_decide(
    answer: str | None, decision: str, expected: str
) -> None:
    check = a_check(outcome="to_decide")
    made = Disclosure(
        certificate=check,
        role_id=7,
        decision=decision,
        answer=answer or "",
        proposed_at=AT,
        answered_at=AT if answer else None,
    )
    record = a_record(check, disclosures=[] if answer is None else [made])
    assert state(record) == expected


def test_claim_7_a_decision_for_another_role_is_none_for_this() -> None:
    check = a_check(outcome="to_decide")
    other = Disclosure(
        certificate=check, role_id=8, decision="accepted", answer="agreed",
        proposed_at=AT, answered_at=AT,
    )  # fmt: skip
    assert state(a_record(check, disclosures=[other])) == State.AWAITING_SIGHT


# ── other states, other laws ───────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"outcome": "pending", "issued_date": None, "seen_date": None}, State.APPLIED),
        ({"outcome": "pending", "seen_date": None}, State.AWAITING_SIGHT),
        ({"outcome": "not_accepted"}, State.REFUSED),
        ({"level": CHILD}, State.MISSING),
        ({"review_due": DAY + ONE * 30}, State.DUE_SOON),
        ({"review_due": DAY + ONE * 31}, State.VALID),
    ],
)
def test_each_state_has_its_cause(facts: dict, expected: str) -> None:
    assert state(a_record(a_check(**facts))) == expected


def test_a_role_without_a_check_says_because() -> None:
    found = by_requirement(a_record(role=a_role(Level.NONE)), DAY)
    check = next(each for each in found if each.requirement == Requirement.CHECK)
    assert (check.state, check.text) == (
        State.NOT_REQUIRED,
        "Not required, because “Artist” asks for none.",
    )


@pytest.mark.parametrize(
    ("joined", "day", "expected"),
    [
        (date(2026, 4, 1), date(2031, 3, 31), State.DUE_SOON),
        (date(2026, 4, 1), date(2031, 4, 1), State.RECHECK_DUE),
        (date(2026, 3, 31), date(2031, 4, 1), State.VALID),  # older members are moved over
    ],
)
def test_pvg_membership_lasts_five_years_from_april_2026(
    joined: date, day: date, expected: str
) -> None:
    role = a_role(Level.PVG_CHILDREN, jurisdiction="scotland")
    pvg = a_check(
        kind="pvg",
        level=Level.PVG_CHILDREN,
        issued_date=joined,
        seen_date=joined,
        review_due=date(2040, 1, 1),
    )
    assert state(a_record(pvg, role=role), day) == expected


@pytest.mark.parametrize(
    ("basis", "insured", "is_cleared"),
    [
        ("self_employed", None, False),
        ("self_employed", DAY, False),
        ("self_employed", DAY + ONE, True),
        ("volunteer", None, True),
    ],
)
def test_insurance_counts_until_its_day_and_a_volunteer_is_covered(
    basis: str, insured: date | None, is_cleared: bool
) -> None:
    rows = [Insurance(from_date=date(2026, 1, 1), until_date=insured)] if insured else []
    role = a_role(needs_insurance=True)
    record = a_record(role=role, engaged={"basis": basis}, insurances=rows)
    found = standing(record, DAY)
    assert found.is_cleared is is_cleared
    assert found.may_be_allowed is not is_cleared  # our own rule, no law


@pytest.mark.parametrize(("until", "is_cleared"), [(None, False), (DAY, False), (DAY + ONE, True)])
def test_a_chaperone_has_a_councils_licence_that_day(until: date | None, is_cleared: bool) -> None:
    rows = (
        [Licence(kind="chaperone", from_date=date(2026, 1, 1), until_date=until)] if until else []
    )
    found = standing(a_record(licences=rows), DAY, is_chaperone=True)
    assert found.is_cleared is is_cleared
    assert not found.may_be_allowed


def test_two_references_are_two() -> None:
    def reference(n: int) -> Check:
        return a_check(kind="reference", level="", recorded_at=AT + ONE * n, review_due=None)

    role = a_role(references_needed=2)
    asked = Requirement.REFERENCE
    assert state(a_record(a_check(), reference(1), role=role), DAY, asked) == State.MISSING
    both = a_record(a_check(), reference(1), reference(2), role=role)
    assert state(both, DAY, asked) == State.VALID


def test_an_agreement_that_a_role_asks_for_must_be_there() -> None:
    record = a_record(role=a_role(needs_agreement=True))
    assert not standing(record, DAY).is_cleared
    record.checks.append(a_check(kind="agreement", level="", review_due=None))
    assert standing(record, DAY).is_cleared


# ── 11: the ratio ──────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("people", "age", "needed"), [(12, 5, 2), (13, 5, 3), (20, 15, 2), (21, 15, 3), (1, 9, 2)]
)
def test_claim_11_the_table(people: int, age: int, needed: int) -> None:
    ratio = in_force(youngest=age, own=None, signed_off=None, day=DAY)
    assert adults_needed(people, ratio, day=DAY) == needed


def test_claim_11_a_helper_of_seventeen_adds_nobody() -> None:
    born = date(2008, 9, 21)  # eighteen tomorrow
    team = (
        Member(1, "Lena Lead", True),
        Member(2, "Yves Young", False, birth_date=born),
    )
    asked = Occasion(1, DAY, Duty.UNACCOMPANIED_CHILDREN, team, people=1, youngest=9)
    records = {1: a_record(), 2: a_record()}
    assert [f.text for f in judge_one(asked, records)] == [
        "There is 1 cleared adult; at least 2 must be there."
    ]
    grown = (team[0], Member(2, "Yves Young", False, birth_date=born - ONE))
    tomorrow = Occasion(1, DAY, Duty.UNACCOMPANIED_CHILDREN, grown, people=1, youngest=9)
    assert judge_one(tomorrow, records) == []


@pytest.mark.parametrize(
    ("people", "alone", "is_red"), [(12, True, False), (13, True, True), (4, False, True)]
)
def test_a_chaperone_looks_after_twelve_and_three_as_tutor(
    people: int, alone: bool, is_red: bool
) -> None:
    licence = Licence(kind="chaperone", from_date=date(2026, 1, 1), until_date=date(2027, 1, 1))
    team = (
        Member(1, "Lena Lead", True),
        Member(2, "Jo", False, is_chaperone=True, is_chaperone_alone=alone),
    )
    asked = Occasion(1, DAY, Duty.UNACCOMPANIED_CHILDREN, team, people=people, youngest=13)
    found = judge_one(asked, {1: a_record(), 2: a_record(licences=[licence])})
    assert ("chaperones" in {f.rule for f in found}) is is_red


# ── law is data ────────────────────────────────────────────────────────────────────────────────
def test_every_rule_has_a_source_and_its_days() -> None:
    for rule in book.shipped():
        assert rule.address.startswith("https://"), rule.code
        assert rule.source
        assert rule.begins is not None or rule.is_switch, rule.code


def test_no_two_rows_of_a_rule_hold_on_one_day() -> None:
    keys = [rule.key for rule in book.shipped()]
    assert len(keys) == len(set(keys))
    for n in range(0, 6000, 7):
        day = date(2012, 1, 1) + ONE * n
        held = [(r.code, r.jurisdiction) for r in book.shipped() if r.holds_on(day)]
        assert len(held) == len(set(held))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
    ],
)
def test_months_end_where_the_month_does(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then
