"""Sessions planned before anybody watched, or past the actions: their time is claimed as well."""

from datetime import datetime

from django.utils.translation import gettext as _

from bookings.catalogue.models import Session
from bookings.planning import gatekeeper
from bookings.planning.clashes.claims import Clash, claim, differing
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.desk.tasks import raise_task
from kernel.due.parts import part
from kernel.people.roles import Role

PART = "claim_rooms_and_people"
BEFORE = "It was planned like this before clashes were watched."


@part(PART)
def claim_rooms_and_people(*, at: datetime) -> str:
    """Every session to come takes its room and its team; a clash that is there becomes a task."""
    ahead = gatekeeper.not_over(at=at).select_related("activity", "venue", "room")
    unclaimed = differing(list(ahead.order_by("pk")))
    for session in unclaimed:
        _settle(session, at=at)
    n = len(unclaimed)
    return f"{n} session{' has' if n == 1 else 's have'} claimed their room and team."


def _settle(session: Session, *, at: datetime) -> None:
    by = Actor.system(PART)
    try:
        claim([session], by=by, at=at)
    except Clash as clash:
        with trail.act(by=by, at=at):
            claim([session], by=by, at=at, despite=BEFORE)
            raise_task(
                kind="clash",
                about=("session", session.ref),
                for_role=Role.OFFICER,
                text=_("“%(what)s” was planned twice over: %(clash)s Move one of the two.")
                % {"what": session.activity.title_en, "clash": clash},
                at=at,
            )
