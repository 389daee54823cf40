"""Whether two commitments meet: the rule itself, the same as the database's."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from bookings.catalogue.models import Session
from bookings.planning.clashes.models import Commitment


@dataclass(frozen=True, slots=True)
class Meeting:
    """`wanted` is not written yet; `other` is there. `on_the_way`: only the way is too short."""

    wanted: Commitment
    other: Commitment
    on_the_way: bool


def wanted_by(session: Session, people: Iterable[int]) -> list[Commitment]:
    """What a session takes, room first and people by key; nothing when it is cancelled."""
    if session.status != Session.Status.SCHEDULED:
        return []
    starts, ends, venue = session.starts_at, session.ends_at, session.venue
    found = []
    if session.room is not None:
        ready = starts - timedelta(minutes=session.room.setup_minutes)
        found.append(_commitment(session, ready, ends, ready, ends, room=session.room))
    way = timedelta(minutes=venue.minutes_away)
    found += [
        _commitment(session, starts, ends, starts - way, ends + way, person_id=key)
        for key in sorted(set(people))
    ]
    return found


def meet(one: Commitment, other: Commitment) -> bool:
    """The same room, or the same person, asked for by two sessions at once."""
    if one.session_id == other.session_id:
        return False
    if one.room_id is not None:
        return one.room_id == other.room_id and _overlap(one, other)
    if one.person_id != other.person_id:
        return False
    return _overlap(one, other) or _too_short_a_way(one, other)


def meetings(wanted: Sequence[Commitment]) -> list[Meeting]:
    """What the wanted ones meet among those that are there and among each other: one query."""
    if not wanted:
        return []
    there = Commitment.objects.filter(
        Q(room__in={w.room_id for w in wanted if w.room_id})
        | Q(person__in={w.person_id for w in wanted if w.person_id}),
        leaves_at__lt=max(w.returns_at for w in wanted),
        returns_at__gt=min(w.leaves_at for w in wanted),
    ).select_related("session__activity", "session__venue", "room", "person")
    whose: dict[object, list[Commitment]] = defaultdict(list)
    for other in there:
        whose[other.room_id, other.person_id].append(other)
    found = []
    for one in wanted:
        rivals = whose[one.room_id, one.person_id]
        found += [
            Meeting(one, other, on_the_way=not _overlap(one, other))
            for other in rivals
            if meet(one, other)
        ]
        rivals.append(one)
    return found


def _overlap(one: Commitment, other: Commitment) -> bool:
    return one.from_at < other.until_at and other.from_at < one.until_at


def _too_short_a_way(one: Commitment, other: Commitment) -> bool:
    apart = one.venue_id != other.venue_id
    return apart and one.leaves_at < other.returns_at and other.leaves_at < one.returns_at


def _commitment(
    session: Session,
    from_at: datetime,
    until_at: datetime,
    leaves_at: datetime,
    returns_at: datetime,
    **whose: Any,
) -> Commitment:
    return Commitment(
        session=session,
        venue=session.venue,
        from_at=from_at,
        until_at=until_at,
        leaves_at=leaves_at,
        returns_at=returns_at,
        **whose,
    )
