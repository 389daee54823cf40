"""Showing and hiding an activity: the fact behind a published page."""

from datetime import datetime

from bookings.catalogue.models import Activity
from kernel.audit import trail
from kernel.audit.actor import Actor


def show(*, activity: Activity, by: Actor, at: datetime) -> None:
    """A page of this activity went live. What is closed or unlisted stays so."""
    _turn(activity, Activity.Visibility.DRAFT, Activity.Visibility.PUBLIC, by=by, at=at)


def hide(*, activity: Activity, by: Actor, at: datetime) -> None:
    """Its last live page was taken down."""
    _turn(activity, Activity.Visibility.PUBLIC, Activity.Visibility.DRAFT, by=by, at=at)


def _turn(
    activity: Activity,
    now: Activity.Visibility,
    then: Activity.Visibility,
    *,
    by: Actor,
    at: datetime,
) -> None:
    with trail.act(by=by, at=at) as noted:
        if Activity.objects.filter(pk=activity.pk, visibility=now).update(visibility=then):
            activity.visibility = then
            noted.note(f"activity.{then}", about=("activity", activity.ref))
