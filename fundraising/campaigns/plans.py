"""Planning what to ask money for."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext as _

from fundraising.campaigns.models import Campaign, Fund
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.money import Money

LARGEST_TARGET = Money(1_000_000_000)


class CannotPlan(Exception):
    """The campaign cannot be as it was put; the message says why and what to change."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum that says what it does: 600 pence, “One Saturday at the clay table”."""

    pence: int
    says: str
    says_cy: str = ""


def create_fund(*, key: str, title: str, restricted: bool, by: Actor, at: datetime) -> Fund:
    """Money kept apart; there already under this key, it is returned as it is."""
    with trail.act(by=by, at=at) as noted:
        fund, is_new = Fund.objects.get_or_create(
            key=key, defaults={"title": title, "restricted": restricted}
        )
        if is_new:
            noted.note("fund.created", about=("fund", fund.key), restricted=restricted)
    return fund


def create_campaign(
    *,
    key: str,
    fund: Fund,
    title_en: str,
    summary_en: str,
    target: Money,
    opens: date,
    closes: date | None = None,
    amounts: Sequence[Amount] = (),
    raised_offline: Money = Money(0),  # noqa: B008 -- frozen
    title_cy: str = "",
    summary_cy: str = "",
    thanks_en: str = "",
    thanks_cy: str = "",
    by: Actor,
    at: datetime,
) -> Campaign:
    """A campaign that takes gifts from `opens` to `closes`, both days included, in London.

    Raises CannotPlan.
    """
    _check_key(key)
    _check(target=target, opens=opens, closes=closes, amounts=amounts)
    with trail.act(by=by, at=at) as noted:
        campaign = Campaign.objects.create(
            key=key,
            fund=fund,
            title_en=title_en,
            title_cy=title_cy,
            summary_en=summary_en,
            summary_cy=summary_cy,
            target_pence=target.pence,
            raised_offline_pence=raised_offline.pence,
            opens_date=opens,
            closes_date=closes,
            amounts=[asdict(amount) for amount in amounts],
            thanks_en=thanks_en,
            thanks_cy=thanks_cy,
        )
        noted.note(
            "campaign.created",
            about=("campaign", campaign.ref),
            target_pence=target.pence,
            fund=fund.key,
        )
    return campaign


def _check_key(key: str) -> None:
    try:
        validate_slug(key)
    except ValidationError:
        raise CannotPlan(
            _("The word for the address may hold letters, digits and hyphens only.")
        ) from None
    if Campaign.objects.filter(key=key).exists():
        raise CannotPlan(_("There is a campaign with this address already. Choose another word."))


def _check(*, target: Money, opens: date, closes: date | None, amounts: Sequence[Amount]) -> None:
    if not Money(0) < target <= LARGEST_TARGET:
        raise CannotPlan(_("The target must be above nought and at most £10,000,000."))
    if closes is not None and closes <= opens:
        raise CannotPlan(_("The campaign closes before it opens. Change one of the two dates."))
    if any(amount.pence <= 0 or not amount.says.strip() for amount in amounts):
        raise CannotPlan(_("Each amount needs a sum above nought and words for what it does."))
