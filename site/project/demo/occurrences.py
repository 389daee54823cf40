"""When an activity's sessions are: `repeat` with its gaps, or `sessions` one by one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from kernel import clock


@dataclass(frozen=True, slots=True)
class Occurrence:
    """`number` counts from 1, before gaps; `facts` are the session's own, where it has any."""

    number: int
    starts_at: datetime
    ends_at: datetime
    facts: Mapping[str, Any]


def occurrences(activity: Mapping[str, Any], *, at: datetime) -> list[Occurrence]:
    """In the order of the file. A week later is the same time on the wall, whatever clocks did."""
    starts = activity["starts"]
    first = starts.date(at)
    if repeat := activity.get("repeat"):
        return [
            _occurrence(number, first + repeat["every"] * (number - 1), starts.wall, repeat)
            for number in range(1, repeat["count"] + 1)
            if number not in repeat.get("skip", [])
        ]
    return [
        _occurrence(number, first + timedelta(days=own["plus"]), own["at"], own, own)
        for number, own in enumerate(activity["sessions"], start=1)
    ]


def _occurrence(
    number: int,
    day: date,
    wall: time,
    lasting: Mapping[str, Any],
    facts: Mapping[str, Any] | None = None,
) -> Occurrence:
    starts_at = clock.from_london(day, wall)
    return Occurrence(
        number, starts_at, starts_at + timedelta(minutes=lasting["minutes"]), facts or {}
    )
