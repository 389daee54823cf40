"""What the law lets us ask for, by what the role does and on which day."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from kernel.people.roles import Role
from safeguarding.vetting import records
from safeguarding.vetting.eligibility import advise
from safeguarding.vetting.eligibility.questions import missing, read
from safeguarding.vetting.models import Eligibility, WorkRole
from safeguarding.vetting.rules import CannotRecord
from tests.factories import team
from tests.factories.desk import signed_in
from tests.factories.team import DSL

BEFORE, SINCE = date(2026, 8, 31), date(2026, 9, 1)
TEACHES = {"where": "england_wales", "whom": "children", "children": "teaches"}
HELPER = {**TEACHES, "how_often": "weekly", "overnight": "no", "supervised": "yes"}


@pytest.mark.parametrize(
    ("answers", "allowed", "regulated"),
    [
        ({"whom": "nobody"}, "basic", False),
        ({"whom": "adults"}, "basic", False),
        ({"whom": "adults", "care": "yes"}, "enhanced_adult_barred", True),
        ({"whom": "at_risk", "adults_often": "yes"}, "enhanced_adult", False),
        ({"whom": "children", "children": "no"}, "basic", False),
        ({"whom": "children", "personal_care": "yes"}, "enhanced_child_barred", True),
        ({**TEACHES, "how_often": "rarely"}, "basic", False),
        ({**TEACHES, "how_often": "often"}, "enhanced_child_barred", True),
        ({**TEACHES, "how_often": "weekly"}, "enhanced_child_barred", True),
        ({**TEACHES, "how_often": "rarely", "overnight": "yes"}, "enhanced_child_barred", True),
        (
            {**TEACHES, "whom": "both", "how_often": "weekly", "care": "yes"},
            "enhanced_both_barred",
            True,
        ),
        ({**TEACHES, "where": "scotland", "how_often": "weekly"}, "pvg_children", True),
        ({**TEACHES, "where": "scotland", "how_often": "rarely"}, "basic", False),
        ({**HELPER, "where": "northern_ireland"}, "enhanced_child", False),
    ],
)
def test_the_law_allows(answers: dict, allowed: str, regulated: bool) -> None:
    advice = advise(answers, day=SINCE)
    assert (advice.allowed, advice.regulated) == (allowed, regulated)
    assert advice.reasons
    assert all(reason.source.address.startswith("https://") for reason in advice.reasons)


def test_somebody_beside_them_made_a_difference_until_september_2026() -> None:
    assert advise(HELPER, day=BEFORE).allowed == "enhanced_child"
    since = advise(HELPER, day=SINCE)
    assert (since.allowed, since.regulated) == ("enhanced_child_barred", True)
    assert "1 September 2026" in since.rationale


def test_nothing_answered_never_lifts_the_level() -> None:
    assert advise({}, day=SINCE).allowed == "basic"


def test_answers_that_do_not_matter_are_dropped() -> None:
    assert read({"where": "scotland", "whom": "adults", "personal_care": "yes", "x": "y"}) == {
        "where": "scotland",
        "whom": "adults",
    }
    assert [each.key for each in missing({"where": "scotland", "whom": "adults"})] == ["care"]


# ── the helper on the screen ───────────────────────────────────────────────────────────────────
@pytest.fixture
def role(db: None, at: datetime) -> WorkRole:
    return team.a_role(at=at)


def law(role: WorkRole, **answers: str) -> str:
    query = "&".join(f"{key}={value}" for key, value in answers.items())
    return f"{reverse('work_role_law', args=[role.key])}?{query}"


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_warns_where_a_role_asks_too_much(role: WorkRole) -> None:
    html = page(signed_in(Role.DSL), law(role, where="england_wales", whom="adults", care="no"))
    assert "more than the law allows" in html
    assert "Enhanced" not in html.partition("What we shall ask for")[2]


def test_a_question_that_matters_must_be_answered(role: WorkRole) -> None:
    html = page(signed_in(Role.DSL), law(role, where="england_wales", whom="children"))
    assert "Choose one: it matters here." in html


def test_what_was_chosen_stays_on_file_with_the_answers(role: WorkRole) -> None:
    address = law(role, where="england_wales", whom="adults", care="no")
    answer = signed_in(Role.DSL).post(address, {"chosen": "basic", "rationale": "Adults only"})
    assert answer.status_code == 302
    kept = Eligibility.objects.get()
    assert (kept.allowed, kept.chosen) == ("basic", "basic")
    assert kept.answers == {"where": "england_wales", "whom": "adults", "care": "no"}
    role.refresh_from_db()
    assert (role.level, role.regulated, role.rationale) == ("basic", False, "Adults only")


def test_more_than_the_law_allows_is_not_taken(role: WorkRole) -> None:
    address = law(role, where="england_wales", whom="adults", care="no")
    answer = signed_in(Role.DSL).post(address, {"chosen": "standard", "rationale": "x"})
    assert "Choose one from the list" in answer.content.decode()
    assert not Eligibility.objects.exists()


def test_the_action_itself_refuses_too_high_a_level(role: WorkRole, at: datetime) -> None:
    with pytest.raises(CannotRecord, match="at most"):
        records.assess_role(
            role=role,
            jurisdiction="england_wales",
            workforce="other",
            answers={},
            allowed="basic",
            regulated=False,
            chosen="enhanced_child",
            rationale="x",
            assessed_by=None,
            by=DSL,
            at=at,
        )
    assert not Eligibility.objects.exists()
