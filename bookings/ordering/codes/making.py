"""Making codes and bursary funds, and ending them."""

from datetime import datetime

from django.db import IntegrityError
from django.utils.translation import gettext as _

from bookings.ordering.codes.models import DiscountCode
from bookings.ordering.funds.models import BursaryFund
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.money import Money


class CannotMake(Exception):
    """Nothing was made or changed; the message says why."""


def add_fund(*, title: str, budget: Money, by: Actor, at: datetime) -> BursaryFund:
    """Raises CannotMake where there is one of that name."""
    try:
        with trail.act(by=by, at=at) as noted:
            fund = BursaryFund.objects.create(title=title, budget_pence=budget.pence)
            noted.note("bursary_fund.added", about=("bursary_fund", fund.ref), pence=budget.pence)
    except IntegrityError:
        raise CannotMake(_("There is a fund of that name. Choose another.")) from None
    return fund


def change_budget(*, fund: BursaryFund, budget: Money, by: Actor, at: datetime) -> None:
    """Never less than is spent; raises CannotMake."""
    with trail.act(by=by, at=at) as noted:
        row = BursaryFund.objects.filter(pk=fund.pk, spent_pence__lte=budget.pence)
        if not row.update(budget_pence=budget.pence):
            fund.refresh_from_db()
            raise CannotMake(
                _("%s of it is spent already. Write that much or more.") % Money(fund.spent_pence)
            )
        noted.note("bursary_fund.changed", about=("bursary_fund", fund.ref), pence=budget.pence)
    fund.refresh_from_db()


def add_code(*, code: str, by: Actor, at: datetime, **facts: object) -> DiscountCode:
    """`code` as `applying.spelt` spells it. Raises CannotMake where there was one like it."""
    try:
        with trail.act(by=by, at=at) as noted:
            made = DiscountCode.objects.create(code=code, **facts)
            noted.note("code.added", about=("code", made.ref), max_uses=made.max_uses)
    except IntegrityError:
        raise CannotMake(_("There is or was a code like that. Choose another.")) from None
    return made


def withdraw_code(*, code: DiscountCode, by: Actor, at: datetime) -> bool:
    """It does nothing any more; tickets booked with it stay as they are."""
    with trail.act(by=by, at=at) as noted:
        won = DiscountCode.objects.filter(pk=code.pk, withdrawn=False).update(withdrawn=True)
        if won:
            noted.note("code.withdrawn", about=("code", code.ref))
    return bool(won)
