"""Whether somebody is free for a time: by what they have said, and by nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bookings.planning.availability.models import Availability
from bookings.planning.clashes.models import Commitment
from kernel import clock

Kind = Availability.Kind


class Answer(StrEnum):
    """`unsaid`: they have said nothing about that time."""

    FREE = "free"
    AWAY = "away"
    UNSAID = "unsaid"


def answer(said: Iterable[Availability], starts_at: datetime, ends_at: datetime) -> Answer:
    """Away when any of the time is away; free when one thing they said covers all of it."""
    rows = list(said)
    if any(r.kind == Kind.AWAY and _touches(r, starts_at, ends_at) for r in rows):
        return Answer.AWAY
    if any(r.kind == Kind.FREE and _covers(r, starts_at, ends_at) for r in rows):
        return Answer.FREE
    return Answer.UNSAID


def said_by(people: Iterable[int], *, first: date, last: date) -> dict[int, list[Availability]]:
    """What these people have said about days from `first` to `last`: one query."""
    found: dict[int, list[Availability]] = defaultdict(list)
    keys = set(people)
    if keys:
        rows = Availability.objects.filter(
            person__in=keys, from_date__lte=last, until_date__gte=first
        )
        for row in rows:
            found[row.person_id].append(row)
    return found


def away(wanted: Sequence[Commitment]) -> list[Commitment]:
    """Those of the commitments whose person has said they are away: one query."""
    people = [c for c in wanted if c.person_id]
    if not people:
        return []
    said = said_by(
        {c.person_id for c in people if c.person_id},
        first=clock.london_date(min(c.from_at for c in people)),
        last=clock.london_date(max(c.until_at for c in people)),
    )
    return [
        c for c in people if answer(said[c.person_id or 0], c.from_at, c.until_at) == Answer.AWAY
    ]


def _touches(row: Availability, starts_at: datetime, ends_at: datetime) -> bool:
    return any(
        from_at < ends_at and starts_at < until_at
        for from_at, until_at in _stretches(row, starts_at, ends_at)
    )


def _covers(row: Availability, starts_at: datetime, ends_at: datetime) -> bool:
    """Of several days the whole time must be in one stretch, or in stretches that join."""
    covered = starts_at
    for from_at, until_at in _stretches(row, starts_at, ends_at):
        if from_at <= covered < until_at:
            covered = until_at
    return covered >= ends_at


def _stretches(
    row: Availability, starts_at: datetime, ends_at: datetime
) -> list[tuple[datetime, datetime]]:
    """The row's own times on the days that the session touches, as moments, in order."""
    day, last = clock.london_date(starts_at), clock.london_date(ends_at)
    found = []
    while day <= last:
        if row.from_date <= day <= row.until_date and row.weekday in {None, day.weekday()}:
            found.append(_on(row, day))
        day += timedelta(days=1)
    return found


def _on(row: Availability, day: date) -> tuple[datetime, datetime]:
    if row.from_time is None or row.until_time is None:
        midnight = time()
        return (
            clock.from_london(day, midnight),
            clock.from_london(day + timedelta(days=1), midnight),
        )
    return clock.from_london(day, row.from_time), clock.from_london(day, row.until_time)
