"""Campaigns, and the gifts of the past by which they have come so far."""

from datetime import datetime

from fundraising.campaigns import plans
from fundraising.campaigns.models import Campaign
from fundraising.giving import gifts
from kernel.money import Money
from project.demo import dates
from project.demo.load.loading import Loading
from project.demo.reader.reading import Entry


def load_campaigns(loading: Loading) -> None:
    """The newest first in the file stays the newest first on the page."""
    for said in loading.programme["campaigns"]:
        if not loading.is_done("campaign", said["key"]):
            with loading.once("campaign", said["key"]):
                _campaign(loading, said)


def load_gifts(loading: Loading) -> None:
    """As they came: by bank, cheque or cash. Monthly gifts as the months that have passed."""
    for number, said in enumerate(loading.programme["donations"], start=1):
        if not loading.is_done("gift", f"{number}"):
            with loading.once("gift", f"{number}"):
                for given_at in _dates(loading, said):
                    _gift(loading, said, given_at)


def _campaign(loading: Loading, said: Entry) -> None:
    fund = plans.create_fund(
        key=said["key"], title=said["title"], restricted=True, by=loading.by, at=loading.at
    )
    plans.create_campaign(
        key=said["key"],
        fund=fund,
        title_en=said["title"],
        summary_en=said["summary"],
        target=Money(said["target_pence"]),
        opens=said["starts"].date(loading.at),
        closes=said["ends"].date(loading.at),
        amounts=[plans.Amount(one["pence"], one["says"]) for one in said["amounts"]],
        raised_offline=Money(said["raised_offline_pence"]),
        thanks_en=said["thank_you"],
        by=loading.by,
        at=loading.at,
    )


def _dates(loading: Loading, said: Entry) -> list[datetime]:
    if "first" not in said:
        return [said["date"].moment(loading.at)]
    months = range(abs(said["first"].amount))
    return [dates.Moment(-month - 1, "m").moment(loading.at) for month in reversed(months)]


def _gift(loading: Loading, said: Entry, given_at: datetime) -> None:
    gifts.record_offline(
        campaign=Campaign.objects.get(key=said["campaign"]),
        giver=loading.person(said["donor"]),
        amount=Money(said["pence"]),
        method=said.get("method", "bank"),
        given_at=given_at,
        message=said.get("message", ""),
        by=loading.by,
        at=loading.at,
    )
