"""What payments have to do when it is due: return promised money, compare the books."""

from datetime import datetime, timedelta

from django.db import OperationalError

from kernel.audit.actor import Actor
from kernel.due.parts import part
from kernel.payments import reconcile, refunds, returning, troubles
from kernel.payments.models import Reconciliation, Refund, RefundState
from kernel.payments.providers import directory
from kernel.payments.providers.base import Provider

EVERY = timedelta(minutes=15)


@part(refunds.PART)
def submit_refunds(*, at: datetime) -> str:
    """Every promised refund whose next try has come, each on its own."""
    by = Actor.system(refunds.PART)
    due = Refund.objects.filter(state__in=RefundState.UNSETTLED, next_try_at__lte=at)
    settled = [
        _submit(refund, by=by, at=at) for refund in due.select_related("payment").order_by("pk")
    ]
    return f"{sum(settled)} of {len(settled)} refunds made."


def _submit(refund: Refund, *, by: Actor, at: datetime) -> bool:
    # Asked again when its next try has come: the key says that it is the same refund.
    try:
        with troubles.refund_told_to_staff(refund, at=at):
            return returning.submit(refund, by=by, at=at)
    except OperationalError:
        raise
    except Exception:
        return False


@part("reconcile_payments")
def reconcile_payments(*, at: datetime) -> str:
    """Once in a quarter of an hour: whatever began since a day before the last time."""
    said = [_compare(far, at=at) for far in directory.available()]
    return " ".join(said) or "0 providers to compare with."


def _compare(far: Provider, *, at: datetime) -> str:
    last = Reconciliation.objects.filter(provider=far.name).first()
    if last is not None and last.looked_until > at - EVERY:
        return f"{far.name}: compared less than 15 minutes ago."
    since = (last.looked_until if last else at) - reconcile.BACK
    findings = reconcile.run(far=far, since=since, at=at)
    if findings.heard:
        Reconciliation.objects.update_or_create(provider=far.name, defaults={"looked_until": at})
    return (
        f"{far.name}: {findings.compared} payments compared, {len(findings.settled)} settled, "
        f"{len(findings.unsolved)} to look at."
    )
