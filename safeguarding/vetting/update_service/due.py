"""Asking by itself about those who agreed, when their day has come."""

from datetime import datetime

from kernel.audit.actor import Actor
from kernel.due.parts import part
from safeguarding.vetting import rules
from safeguarding.vetting.models import StatusCheck, UpdateSubscription
from safeguarding.vetting.update_service import asking, client

TIMER = Actor.system("status_checks")
AT_ONCE = 25  # each may take its ten seconds; the rest come with the next minute
SILENT = {"timeout", "unreachable"}


@part("status_checks")
def status_checks(*, at: datetime) -> str:
    """Where the Service is silent, the rest waits for another day."""
    if not client.is_on():
        return "Off."
    today = rules.today(at)
    asked = skipped = 0
    waiting = UpdateSubscription.objects.filter(ended_at=None, next_check_on__lte=today)
    chosen = waiting.select_related("certificate__person", "recorded_by").order_by("next_check_on")
    for each in chosen[:AT_ONCE]:
        try:
            row = asking.ask(check=each.certificate, checker=each.recorded_by, by=TIMER, at=at)
        except asking.CannotAsk:
            # What is missing stands on their screen; tomorrow it is looked at again.
            waiting.filter(pk=each.pk).update(next_check_on=today + asking.AGAIN)
            skipped += 1
            continue
        asked += 1
        if row.code == StatusCheck.Code.ERROR and row.fault in SILENT:
            break
    return f"{asked} certificates asked about, {skipped} not ready to be."
