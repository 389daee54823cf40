"""Statuses of many people at once, for boards, sheets and reminders."""

from collections.abc import Iterable
from datetime import date, timedelta

from safeguarding.clearance import dossier
from safeguarding.clearance.facts import Days
from safeguarding.clearance.statuses.days import WINDOW, is_counted
from safeguarding.clearance.statuses.record import by_requirement
from safeguarding.clearance.statuses.state import Status


def statuses(
    people: Iterable[int], *, on: date, days: Days | None = None
) -> dict[int, list[Status]]:
    """By person key, one status a requirement in the order of `Requirement`.

    Two queries for any number of people, and one for `days` where the law counts anybody's.
    """
    keys = set(people)
    records = dossier.load(keys)
    counted = {key for key in keys if is_counted(records[key], on)}
    worked = (
        days(counted, first=on - WINDOW + timedelta(days=1), last=on) if days and counted else {}
    )
    return {
        key: by_requirement(
            records[key], on, worked=set(worked.get(key, ())) if days is not None else None
        )
        for key in keys
    }
