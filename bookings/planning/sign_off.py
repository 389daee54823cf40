"""A gentler ratio than the table's counts only once the safeguarding lead has signed it off."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from bookings.catalogue.models import Activity
from bookings.planning import gatekeeper
from bookings.planning.models import RatioSignOff
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.people.models import Person

MOST = 100


class CannotSignOff(Exception):
    """The message says why."""


def sign_off_ratio(
    *,
    activity: Activity,
    ratio: int,
    reason: str,
    signed_by: Person,
    signed_date: date,
    by: Actor,
    at: datetime,
) -> RatioSignOff:
    """`ratio` people to each adult, for the activity's sessions from `signed_date` on."""
    if not 1 <= ratio <= MOST:
        raise CannotSignOff(_("Give a ratio from 1 to %(most)d.") % {"most": MOST})
    if not reason.strip():
        raise CannotSignOff(_("Say why that ratio is safe."))
    with trail.act(by=by, at=at) as noted:
        row = RatioSignOff.objects.create(
            activity=activity,
            ratio=ratio,
            reason=reason.strip(),
            signed_by=signed_by,
            signed_date=signed_date,
        )
        noted.note(
            "ratio.signed_off",
            about=("activity", activity.ref),
            ratio=ratio,
            signed_by=signed_by.ref,
        )
        gatekeeper.rejudge(activity=activity, by=by, at=at)
    return row
