"""London's wall clock, over midnight and over both nights on which the clocks change."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kernel import clock
from kernel.clock import from_london, london, london_date, spoken_time

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc] -- a date and hours


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().tzinfo is UTC


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (utc(2026, 6, 10, 22, 59), date(2026, 6, 10)),
        (utc(2026, 6, 10, 23, 0), date(2026, 6, 11)),
        (utc(2026, 6, 10, 23, 30), date(2026, 6, 11)),
        (utc(2026, 12, 10, 23, 30), date(2026, 12, 10)),
        (utc(2026, 12, 31, 23, 59), date(2026, 12, 31)),
    ],
)
def test_the_day_is_the_one_on_the_wall_in_london(at: datetime, day: date) -> None:
    assert london_date(at) == day


@pytest.mark.parametrize(
    ("day", "wall", "at"),
    [
        (date(2026, 6, 11), time(0, 0), utc(2026, 6, 10, 23, 0)),
        (date(2026, 12, 11), time(0, 0), utc(2026, 12, 11, 0, 0)),
        (SPRING, time(0, 59), utc(2026, 3, 29, 0, 59)),
        (SPRING, time(1, 30), utc(2026, 3, 29, 1, 30)),  # skipped: the hour after it
        (SPRING, time(2, 0), utc(2026, 3, 29, 1, 0)),
        (AUTUMN, time(0, 59), utc(2026, 10, 24, 23, 59)),
        (AUTUMN, time(1, 30), utc(2026, 10, 25, 0, 30)),  # twice: the first of them
        (AUTUMN, time(2, 0), utc(2026, 10, 25, 2, 0)),
    ],
)
def test_a_wall_time_is_one_moment(day: date, wall: time, at: datetime) -> None:
    found = from_london(day, wall)

    assert found == at
    assert found.tzinfo is UTC


def test_the_hour_that_spring_skips_is_the_hour_after_it() -> None:
    assert london(from_london(SPRING, time(1, 30))).time() == time(2, 30)


def test_the_night_of_each_change_is_as_long_as_it_was() -> None:
    def length(day: date) -> timedelta:
        return from_london(day + timedelta(days=1), time(0)) - from_london(day, time(0))

    assert length(SPRING) == timedelta(hours=23)
    assert length(AUTUMN) == timedelta(hours=25)


@given(some.dates(date(2000, 1, 1), date(2100, 1, 1)), some.times())
def test_a_wall_time_comes_back_as_it_was_but_for_the_skipped_hour(day: date, wall: time) -> None:
    back = london(from_london(day, wall)).replace(tzinfo=None)

    skipped = back - datetime.combine(day, wall)
    assert skipped in {timedelta(0), timedelta(hours=1)}
    assert not skipped or (day.month, day.weekday(), wall.hour) == (3, 6, 1)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (utc(2026, 1, 5, 0, 0), "12am"),
        (utc(2026, 1, 5, 0, 5), "12.05am"),
        (utc(2026, 1, 5, 10, 0), "10am"),
        (utc(2026, 1, 5, 12, 0), "12pm"),
        (utc(2026, 1, 5, 12, 30), "12.30pm"),
        (utc(2026, 1, 5, 18, 42), "6.42pm"),
        (utc(2026, 1, 5, 23, 59), "11.59pm"),
        (utc(2026, 6, 5, 23, 0), "12am"),
        (utc(2026, 6, 5, 9, 0), "10am"),
    ],
)
def test_a_time_of_day_is_said_as_people_say_it(at: datetime, said: str) -> None:
    assert spoken_time(at) == said


def test_a_moment_is_the_same_wherever_it_was_written_down() -> None:
    elsewhere = datetime(2026, 6, 11, 8, 30, tzinfo=timezone(timedelta(hours=9)))

    assert london_date(elsewhere) == date(2026, 6, 11)
    assert spoken_time(elsewhere) == "12.30am"
