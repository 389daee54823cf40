"""Answers end on their day. They are copied nowhere: no mail and no other table has ever had them,
so what is deleted here is gone, and what is exported is read from here."""

from datetime import datetime

from bookings.ordering.asking.models import Answer
from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.due.parts import part

BY = Actor.system("answers_due")


@part("answers_due")
def erase(*, at: datetime) -> str:
    """Every answer whose days are over."""
    with trail.act(by=BY, at=at) as noted:
        gone = Answer.objects.filter(keep_until__lt=clock.london_date(at)).delete()[0]
        if gone:
            noted.note("booking.answers_erased", about=("answers", ""), answers=gone)
    return f"{gone} answers erased."
