"""“+2w sat 10:00” is the same promise on every day of every year."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from kernel.clock import london
from project.demo.dates import NotADate, parse, shifted
from project.demo.occurrences import occurrences

MONDAY = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("+12d", date(2026, 3, 14)),
        ("-2w", date(2026, 2, 16)),
        ("+1w mon", date(2026, 3, 9)),  # on or after: that very day
        ("+1w sun", date(2026, 3, 15)),
        ("+0d sat", date(2026, 3, 7)),
        ("-14m", date(2025, 1, 2)),
        ("+10m", date(2027, 1, 2)),
        ("+1y", date(2027, 3, 2)),
    ],
)
def test_words_are_a_day(words: str, day: date) -> None:
    assert parse(words).date(MONDAY) == day


@pytest.mark.parametrize(
    ("day", "amount", "unit", "then"),
    [
        (date(2026, 1, 31), 1, "m", date(2026, 2, 28)),
        (date(2028, 1, 31), 1, "m", date(2028, 2, 29)),
        (date(2028, 2, 29), 1, "y", date(2029, 2, 28)),
        (date(2028, 2, 29), -1, "y", date(2027, 2, 28)),
        (date(2028, 2, 29), 4, "y", date(2032, 2, 29)),
        (date(2026, 3, 31), -1, "m", date(2026, 2, 28)),
        (date(2026, 12, 15), 1, "m", date(2027, 1, 15)),
        (date(2026, 1, 15), -1, "m", date(2025, 12, 15)),
        (date(2028, 2, 29), 1, "d", date(2028, 3, 1)),
    ],
)
def test_months_and_years_end_with_their_last_day(
    day: date, amount: int, unit: str, then: date
) -> None:
    assert shifted(day, amount, unit) == then


def test_today_is_londons() -> None:
    """At 23:30 UTC in June it is tomorrow in London."""
    assert parse("+0d").date(datetime(2026, 6, 1, 23, 30, tzinfo=UTC)) == date(2026, 6, 2)


def test_a_time_is_on_the_wall_in_london() -> None:
    summer = datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert parse("+0d 10:00").moment(summer) == datetime(2026, 6, 1, 9, tzinfo=UTC)
    assert parse("+0d 10:00").moment(MONDAY) == datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "words",
    ["", "tomorrow", "12d", "+12", "+12x", "+2w Sat 10:00", "+2w sat 25:00", "+2w  sat", "+2w\n"],
)
def test_other_words_are_refused(words: str) -> None:
    with pytest.raises(NotADate):
        parse(words)


def test_a_weekly_session_keeps_its_time_over_a_change_of_clocks() -> None:
    """Clocks go forward on Sunday 29 March 2026."""
    starts = [one.starts_at for one in occurrences(_weekly("+3w sat 10:00", count=3), at=MONDAY)]
    assert [london(one).time() for one in starts] == [time(10)] * 3
    assert starts[1] - starts[0] == timedelta(days=7) - timedelta(hours=1)


def test_a_session_in_the_night_of_the_change_lasts_as_long_as_it_says() -> None:
    night = {**_weekly("+0d 00:30", count=1, minutes=120)}
    only = occurrences(night, at=datetime(2026, 10, 25, 0, 0, tzinfo=UTC))[0]
    assert only.ends_at - only.starts_at == timedelta(minutes=120)
    assert london(only.ends_at).time() == time(1, 30)  # half past one came twice


def test_gaps_are_left_out_and_the_rest_keep_their_numbers() -> None:
    found = occurrences(_weekly("+0d 10:00", count=4, skip=[2]), at=MONDAY)
    assert [one.number for one in found] == [1, 3, 4]
    assert found[1].starts_at - found[0].starts_at == timedelta(days=14)


def test_sessions_one_by_one_bring_their_own_facts() -> None:
    said = {
        "starts": parse("+0d 10:00"),
        "sessions": [
            {"plus": 0, "at": time(10), "minutes": 60},
            {"plus": 2, "at": time(19, 30), "minutes": 90, "title": "Premiere"},
        ],
    }
    last = occurrences(said, at=MONDAY)[1]
    assert (last.number, last.facts["title"]) == (2, "Premiere")
    assert last.starts_at == datetime(2026, 3, 4, 19, 30, tzinfo=UTC)


def _weekly(starts: str, *, count: int, minutes: int = 60, skip: list[int] | None = None) -> dict:
    every = timedelta(days=7)
    repeat = {"every": every, "count": count, "minutes": minutes, "skip": skip or []}
    return {"starts": parse(starts), "repeat": repeat}
