"""How long what carers tell us is kept, and forgetting it.

Counted from the last date that it was told for; told again, it counts again. Source: GDPR article
5(1)(e), and the reference's §6; a house's own rule will stand in its retention table.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.due.parts import part
from safeguarding.care.models import CareNote, Collector, EmergencyContact

KEPT = timedelta(days=365)  # a year, so that next term need not ask everything again
ROWS = (CareNote, EmergencyContact, Collector)
BY = Actor.system("care_kept")


def until(last_day: date) -> date:
    return last_day + KEPT


def forget(*, people: Iterable[int], by: Actor, at: datetime) -> int:
    """Everything told about these persons (by key); how many rows that were."""
    keys = list(people)
    with trail.act(by=by, at=at) as noted:
        gone = sum(rows.objects.filter(person__in=keys).delete()[0] for rows in ROWS)
        if gone:
            noted.note("care.forgotten", about=("care", ""), rows=gone)
    return gone


@part("care_kept")
def sweep(*, at: datetime) -> str:
    """Daily enough by `run_due`: what has been kept long enough is gone."""
    today = clock.london_date(at)
    with trail.act(by=BY, at=at) as noted:
        gone = sum(rows.objects.filter(keep_until__lt=today).delete()[0] for rows in ROWS)
        if gone:
            noted.note("care.kept_long_enough", about=("care", ""), rows=gone)
    return f"{gone} care rows forgotten."
