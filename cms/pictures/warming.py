"""Pictures are made ready behind the request, a little in each run."""

import logging
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.db.models.functions import Least

from cms.pictures.models import Picture
from cms.pictures.renditions import DONE, UNREADABLE, make
from kernel.due.nudge import nudge
from kernel.due.parts import part

log = logging.getLogger(__name__)
AT_ONCE = 12  # steps in one run: about half a minute, so that the parts after it have their turn
WAIT, LONGEST = timedelta(minutes=2), 10


@part("pictures")
def run(*, at: datetime) -> str:
    """What can be shown soonest first: every picture's first step before anybody's second."""
    due = Picture.objects.filter(Q(next_try__isnull=True) | Q(next_try__lte=at), made__lt=DONE)
    done = failed = 0
    for picture in due.order_by("made", "pk")[:AT_ONCE]:
        if warm(picture, at=at):
            done += 1
        else:
            failed += 1
    if done and due.exists():
        nudge("pictures")
    return f"{done} made ready, {failed} could not be read"


def warm(picture: Picture, *, at: datetime) -> bool:
    """One step for one picture. What cannot be read waits longer each time."""
    try:
        make(picture)
    except UNREADABLE as fault:
        log.warning("Picture %d could not be read: %s", picture.pk, type(fault).__name__)
        tries = min(picture.tries + 1, LONGEST)
        Picture.objects.filter(pk=picture.pk).update(
            tries=Least(F("tries") + 1, LONGEST), next_try=at + WAIT * 2**tries
        )
        return False
    return True
