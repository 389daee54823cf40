"""Gift lines of payments, handed over as the money is recorded: never lost, never twice."""

from datetime import datetime

from django.utils.translation import gettext as _

from fundraising.campaigns.models import Campaign
from fundraising.giving import gifts
from kernel.audit.actor import Actor
from kernel.desk.tasks import raise_task
from kernel.payments import settlement
from kernel.payments.models import LineKind, PaymentLine
from kernel.people.models import Person
from kernel.people.roles import Role


@settlement.on_line_paid(LineKind.GIFT)
def gift_came(*, line: PaymentLine, giver: Person | None, by: Actor, at: datetime) -> None:
    """A gift needs its giver and its campaign; where one is missing, a person finds out."""
    if giver is None:
        _ask(line, _("We do not know who gave it."), at=at)
        return
    try:
        gifts.record(campaign_ref=line.owner_ref, giver=giver, line=line, by=by, at=at)
    except Campaign.DoesNotExist:
        _ask(line, _("We do not know for what."), at=at)


@settlement.on_line_returned(LineKind.GIFT)
def gift_went_back(*, line: PaymentLine, pence: int, by: Actor, at: datetime) -> None:
    """What went back is no longer a gift."""
    gifts.give_back(line=line, pence=pence, by=by, at=at)


def _ask(line: PaymentLine, why: str, *, at: datetime) -> None:
    raise_task(
        kind="gift_not_recorded",
        about=("payment", line.payment.ref),
        for_role=Role.FUNDRAISING,
        text=_(
            "%(pounds)s came as a gift with payment %(ref)s and is in the book, but not among the "
            "gifts. %(why)s Find out, and record it by hand."
        )
        % {"pounds": line.amount, "ref": line.payment.ref, "why": why},
        at=at,
        key=str(line.pk),
    )
