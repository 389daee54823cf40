"""What lasts until a day: sound before it, due soon within thirty days after, due from it on."""

from datetime import date, timedelta

from safeguarding.clearance.statuses.state import State

SOON = timedelta(days=30)


def lasting(until: date | None, day: date) -> State:
    """`until` is the first day that no longer counts; None: it lasts."""
    if until is None or until > day + SOON:
        return State.VALID
    return State.RECHECK_DUE if until <= day else State.DUE_SOON


def months_after(day: date, months: int) -> date:
    """The same day of the month, or the month's last where there is none."""
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("Every month has 28 days.")
