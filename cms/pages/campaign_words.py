"""Facts of a campaign in words: how far it has come, what a sum does, how long it runs."""

from datetime import datetime
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fundraising.campaigns import questions
from fundraising.campaigns.models import Campaign
from kernel import clock
from kernel.money import Money


def asks(campaign: Campaign) -> list[dict[str, str]]:
    """`{amount, words}` for each sum that says what it does."""
    return [{"amount": Money(ask["pence"]).brief, "words": _says(ask)} for ask in campaign.amounts]


def is_open(campaign: Campaign, *, at: datetime) -> bool:
    today = clock.london_date(at)
    closes = campaign.closes_date
    return campaign.opens_date <= today and (closes is None or today <= closes)


def progress_words(campaign: Campaign, *, at: datetime) -> dict[str, Any]:
    """For components/windows.html."""
    come = questions.progress(campaign)
    return {
        "percent": min(come.percent, 100),
        "raised": come.raised.brief,
        "target": come.target.brief,
        "sentence": _time_left(campaign, at=at),
    }


def _says(ask: dict[str, Any]) -> str:
    return (get_language() == "cy" and ask.get("says_cy")) or ask["says"]


def _time_left(campaign: Campaign, *, at: datetime) -> str:
    today, closes = clock.london_date(at), campaign.closes_date
    if closes is None:
        return ""
    if closes < today:
        return _("This campaign has closed. Thank you.")
    days = (closes - today).days + 1
    if days > 60:
        return _("%(months)d months to go.") % {"months": days // 30}
    return ngettext("Last day.", "%(days)d days to go.", days) % {"days": days}
