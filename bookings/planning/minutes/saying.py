"""How long it takes, as the house says: what clashes are judged by, on dates to come as well."""

from collections.abc import Mapping
from datetime import datetime

from bookings.catalogue.models import Room, Venue
from kernel.audit import trail
from kernel.audit.actor import Actor

MOST = 240


def say(
    *,
    ready: Mapping[Room, int],
    ways: Mapping[Venue, int | None],
    by: Actor,
    at: datetime,
) -> int:
    """Minutes to make each room ready, and to each venue (None: the usual for its kind).

    Answers how many were another number before; those stay out of the trail that were not.
    """
    changed = 0
    with trail.act(by=by, at=at) as noted:
        for room, minutes in ready.items():
            if (
                Room.objects.filter(pk=room.pk)
                .exclude(setup_minutes=minutes)
                .update(setup_minutes=minutes)
            ):
                noted.note("room.minutes", about=("room", room.key), minutes=minutes)
                changed += 1
        for venue, way in ways.items():
            locked = Venue.objects.select_for_update().get(pk=venue.pk)
            if locked.travel_minutes != way:
                Venue.objects.filter(pk=venue.pk).update(travel_minutes=way)
                noted.note("venue.minutes", about=("venue", venue.key), minutes=way)
                changed += 1
    return changed
