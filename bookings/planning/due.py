"""What moves the gate although nobody touched it: bookings that change the ratio, and time."""

from collections.abc import Collection
from datetime import datetime

from bookings.planning import gatekeeper
from kernel.audit.actor import Actor
from kernel.due.parts import part
from safeguarding import clearance


@part(gatekeeper.PART)
def rejudge_gates(*, at: datetime) -> str:
    """Every session that is not over yet."""
    changed = gatekeeper.rejudge(sessions=gatekeeper.not_over(at=at), at=at)
    return f"{changed} session{' is' if changed == 1 else 's are'} judged otherwise than before."


@clearance.changed
def rejudge_theirs(
    *, people: Collection[int], activities: Collection[str], by: Actor, at: datetime
) -> None:
    """Somebody's check, training, licence or role changed, or what a council lets an activity do:
    so may the sessions they are on."""
    if people:
        gatekeeper.rejudge_people(people=people, by=by, at=at)
    if activities:
        gatekeeper.rejudge_performances(activities=activities, by=by, at=at)
