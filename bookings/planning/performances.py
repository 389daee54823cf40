"""Performances of children as the gate asks about them: who performs, and when else they do."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bookings.catalogue.models import Session
from bookings.ordering.models import Place
from kernel import clock
from safeguarding.clearance import Performance, Performer, Way

NOBODY = Session.Performing.NOBODY
BACK = timedelta(days=190)  # the law's own months are in its rule


def performances(sessions: Sequence[Session]) -> dict[int, Performance]:
    """By session key: two queries where children perform, none where nobody does."""
    shown = [session for session in sessions if session.performing != NOBODY]
    if not shown:
        return {}
    places = list(Place.objects.filter(session__in=shown, live=True).select_related("participant"))
    days = _days({place.participant_id for place in places if place.participant_id}, shown)
    performers: dict[int, list[Performer]] = defaultdict(list)
    for place in places:
        performers[place.session_id].append(_performer(place, days))
    return {
        session.pk: Performance(
            Way(session.performing), session.activity.ref, tuple(performers[session.pk])
        )
        for session in shown
    }


def _performer(place: Place, days: dict[int, set[date]]) -> Performer:
    child = place.participant
    if child is None:
        return Performer()
    return Performer(child.pk, child.name, child.birth_date, frozenset(days[child.pk]))


def _days(people: set[int], shown: Sequence[Session]) -> dict[int, set[date]]:
    """London dates on which they perform here, by person key."""
    days = [clock.london_date(session.starts_at) for session in shown]
    rows = Place.objects.filter(
        participant__in=people,
        live=True,
        session__status=Session.Status.SCHEDULED,
        session__starts_at__gte=clock.from_london(min(days) - BACK, time.min),
        session__starts_at__lt=clock.from_london(max(days) + timedelta(days=1), time.min),
    ).exclude(session__performing=NOBODY)
    found: dict[int, set[date]] = defaultdict(set)
    moments: list[tuple[int, datetime]] = list(
        rows.values_list("participant", "session__starts_at")
    )
    for person, starts_at in moments:
        found[person].add(clock.london_date(starts_at))
    return found
