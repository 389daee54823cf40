"""What was told about people who were never booked is forgotten after a week.

Until then “your answers are safe” holds: who chooses again need not write again.
"""

from datetime import datetime, timedelta

from bookings.ordering.asking.models import Answer
from bookings.ordering.models import BookingState, Place
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.due.parts import part
from kernel.people import households
from safeguarding import care

SAFE = timedelta(days=7)
LOOKED_AT = timedelta(days=30)  # what was told longer ago was seen to then; a year ends it anyway
BY = Actor.system("never_booked")
NEVER = (BookingState.EXPIRED, BookingState.CANCELLED)


@part("never_booked")
def forget(*, at: datetime) -> str:
    """Of people who are in nobody's household, and on nothing that is held or was ever booked."""
    before = at - SAFE
    people = care.told_between(before - LOOKED_AT, before)
    stay = Place.objects.filter(participant__in=people).exclude(
        line__booking__state__in=NEVER, line__booking__confirmed_at=None
    )
    kept = set(stay.values_list("participant_id", flat=True)) | households.are_known(people, at=at)
    gone = care.forget(people=people - kept, by=BY, at=at) if people - kept else 0
    with trail.act(by=BY, at=at) as noted:
        answers = Answer.objects.filter(
            said_at__lt=before, booking__state__in=NEVER, booking__confirmed_at=None
        ).delete()[0]
        if answers:
            noted.note("booking.answers_erased", about=("answers", ""), answers=answers)
    return f"{gone} care rows and {answers} answers of nobody booked forgotten."
