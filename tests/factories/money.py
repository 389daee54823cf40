"""Campaigns to give to."""

from datetime import datetime, timedelta

from fundraising.campaigns.models import Campaign, Fund
from kernel import clock


def a_campaign(title: str = "Keep a Place Open", *, at: datetime, **facts: object) -> Campaign:
    """Open since yesterday, with two sums that say what they do."""
    fund, _ = Fund.objects.get_or_create(key="places", defaults={"title": "Places"})
    facts = {
        "key": title.casefold().replace(" ", "-"),
        "summary_en": "A chair for somebody who could not pay for it.",
        "target_pence": 1_000_000,
        "opens_date": clock.london_date(at - timedelta(days=1)),
        "amounts": [
            {"pence": 600, "says": "One Saturday at the clay table"},
            {"pence": 6500, "says": "A whole term"},
        ],
        **facts,
    }
    return Campaign.objects.create(fund=fund, title_en=title, **facts)
