"""Whether a room is wanted twice at once: said, never decided for people."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from bookings.catalogue.models import Room, Session
from kernel import clock


def clashes(
    room: Room | None, times: Iterable[tuple[datetime, datetime]], *, besides: Session | None = None
) -> dict[datetime, str]:
    """By start, a sentence on what is in that room then. One query for any number of times."""
    times = list(times)
    if room is None or not times:
        return {}
    others = (
        Session.objects.filter(
            room=room,
            status=Session.Status.SCHEDULED,
            starts_at__lt=max(ends for _starts, ends in times),
            ends_at__gt=min(starts for starts, _ends in times),
        )
        .exclude(pk__in=[besides.pk] if besides else [])
        .select_related("activity")
    )
    found: dict[datetime, str] = {}
    for other in others:
        for starts, ends in times:
            if other.starts_at < ends and other.ends_at > starts:
                found.setdefault(starts, _sentence(room, other))
    return found


def _sentence(room: Room, other: Session) -> str:
    return _("%(room)s is taken by “%(what)s” from %(from)s to %(until)s that day.") % {
        "room": room.title_en,
        "what": other.activity.title_en,
        "from": clock.spoken_time(other.starts_at),
        "until": clock.spoken_time(other.ends_at),
    }
