"""Somebody's own public liability insurance."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.money import Money
from kernel.people.models import Person
from safeguarding.clearance import changes
from safeguarding.vetting import rules
from safeguarding.vetting.models import Insurance
from safeguarding.vetting.rules import CannotRecord

MOST = Money(100_000_000_00)


def record_insurance(
    *,
    person: Person,
    amount: Money,
    from_date: date,
    until_date: date,
    seen_date: date,
    seen_by: Person,
    by: Actor,
    at: datetime,
) -> Insurance:
    """`until_date` is the first day without cover. Raises CannotRecord."""
    if not Money(0) < amount <= MOST:
        raise CannotRecord(_("Say in pounds what it covers, such as 5,000,000."))
    rules.in_order(from_date, until_date, _("Insurance must cover at least a day."))
    rules.seen_by_another(person, seen_by, seen_date, at=at)
    with trail.act(by=by, at=at) as noted:
        insurance = Insurance.objects.create(
            person=person,
            amount_pence=amount.pence,
            from_date=from_date,
            until_date=until_date,
            seen_date=seen_date,
            seen_by=seen_by,
            recorded_at=at,
        )
        noted.note(
            "insurance.recorded",
            about=("insurance", str(insurance.key)),
            person=person.ref,
            until_date=until_date.isoformat(),
        )
        changes.tell(people={person.pk}, by=by, at=at)
    return insurance
