"""Who is on what: live places of confirmed bookings, in one query each for any number of sessions.

A held basket is nobody's place yet, and a cancelled one nobody's any more.
"""

from collections.abc import Iterable

from django.db.models import Count, QuerySet
from django.db.models.functions import Lower

from bookings.catalogue.models import Activity, Session
from bookings.ordering.models import BookingState, Place


def places(sessions: Iterable[Session]) -> QuerySet[Place]:
    """Everybody's place on these sessions, with the person (who may not be named yet)."""
    return _counting().filter(session__in=list(sessions)).select_related("participant")


def by_session(sessions: Iterable[Session]) -> dict[int, list[Place]]:
    """The same by session key, in the order of names; an empty list where there is nobody."""
    sessions = list(sessions)
    found: dict[int, list[Place]] = {session.pk: [] for session in sessions}
    for place in places(sessions).order_by(Lower("participant__name").asc(nulls_last=True), "pk"):
        found[place.session_id].append(place)
    return found


def counts(sessions: Iterable[Session]) -> dict[int, int]:
    """How many are on each session, by session key; nought where there is nobody."""
    sessions = list(sessions)
    rows = _counting().filter(session__in=sessions).values("session").annotate(people=Count("pk"))
    counted = dict(rows.values_list("session", "people"))
    return {session.pk: counted.get(session.pk, 0) for session in sessions}


def count_of_activity(activity: Activity) -> int:
    """How many different people are on an activity; those not named yet do not count."""
    on_it = _counting().filter(session__activity=activity, participant__isnull=False)
    return on_it.values("participant").distinct().count()


def _counting() -> QuerySet[Place]:
    return Place.objects.filter(
        live=True, line__live=True, line__booking__state=BookingState.CONFIRMED
    )
