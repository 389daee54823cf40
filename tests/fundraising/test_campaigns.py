"""Campaigns: planned with care, open by London's date, counted in few questions."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fundraising.campaigns import plans, questions
from fundraising.campaigns.models import Campaign
from fundraising.campaigns.plans import Amount, CannotPlan
from fundraising.giving import gifts
from kernel.money import Money
from tests.fundraising.people import STAFF, campaign, giver
from tests.kernel.payments.desk import trace

pytestmark = pytest.mark.django_db


def test_a_campaign_is_planned_and_traced(at: datetime) -> None:
    made = campaign(at, amounts=[Amount(600, "One Saturday at the clay table")])
    assert questions.by_ref(made.ref) == questions.by_key("open-place") == made
    assert made.amounts == [{"pence": 600, "says": "One Saturday at the clay table", "says_cy": ""}]
    assert trace("campaign.created", made.ref) == 1
    assert trace("fund.created", "general") == 1


def test_a_fund_asked_for_twice_is_one(at: datetime) -> None:
    campaign(at)
    campaign(at, key="piano")
    assert trace("fund.created") == 1


@pytest.mark.parametrize(
    "change",
    [
        {"target": Money(0)},
        {"target": Money(-5)},
        {"target": Money(10**15)},
        {"closes": date(2026, 1, 1)},
        {"amounts": [Amount(0, "Nothing")]},
        {"amounts": [Amount(100, "  ")]},
        {"key": "../admin"},
        {"key": ""},
        {"key": "\x00"},
    ],
)
def test_a_campaign_that_cannot_be_is_refused_with_a_sentence(at: datetime, change: dict) -> None:
    with pytest.raises(CannotPlan):
        campaign(at, **change)
    assert not Campaign.objects.exists()


def test_two_campaigns_do_not_share_an_address(at: datetime) -> None:
    campaign(at)
    with pytest.raises(CannotPlan, match="Choose another"):
        campaign(at)


def test_a_campaign_is_open_from_its_first_day_to_its_last_in_london() -> None:
    summer = datetime(2026, 6, 1, 12, tzinfo=UTC)
    made = campaign(summer, opens=date(2026, 6, 10), closes=date(2026, 6, 20))
    # 23:30 UTC on 9 June is half past midnight of the 10th in London.
    assert questions.open_campaign(made.ref, at=datetime(2026, 6, 9, 23, 30, tzinfo=UTC)) == made
    assert questions.open_campaign(made.ref, at=datetime(2026, 6, 9, 22, 30, tzinfo=UTC)) is None
    assert questions.open_campaign(made.ref, at=datetime(2026, 6, 20, 22, 0, tzinfo=UTC)) == made
    assert questions.open_campaign(made.ref, at=datetime(2026, 6, 20, 23, 0, tzinfo=UTC)) is None


def test_the_newest_open_campaign_is_shown_first(at: datetime) -> None:
    old, new = campaign(at), campaign(at, key="piano", opens=date(2026, 2, 1))
    campaign(at, key="later", opens=date(2026, 9, 1))
    assert questions.shown(at=at) == [new, old]


def test_nobody_finds_a_campaign_that_is_not_there(at: datetime) -> None:
    assert questions.open_campaign("nothing", at=at) is None
    assert questions.by_key("nothing") is None
    with pytest.raises(Campaign.DoesNotExist):
        questions.by_ref("nothing")


def test_progress_counts_what_came_here_and_elsewhere(at: datetime) -> None:
    appeal = campaign(at, raised_offline=Money(20_000))
    olwen, dee = giver(), giver("Dee Marsh")
    for person, pence in [(olwen, 5_000), (olwen, 5_000), (dee, 15_500)]:
        gifts.record_offline(
            campaign=appeal,
            giver=person,
            amount=Money(pence),
            method="cash",
            given_at=at,
            by=STAFF,
            at=at,
        )
    progress = questions.progress(appeal)
    assert (progress.raised, progress.target) == (Money(45_500), Money(100_000))
    assert (progress.percent, progress.givers) == (45, 2)


def test_progress_of_many_campaigns_is_two_questions(at: datetime) -> None:
    campaigns = [campaign(at, key=f"c{n}") for n in range(5)]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = questions.progress_of(campaigns)
    assert len(asked) == 2
    assert len(found) == 5
    assert found[campaigns[0].pk].target < plans.LARGEST_TARGET
