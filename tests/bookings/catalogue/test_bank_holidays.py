"""Bank holidays against the list that GOV.UK publishes (looked up for these years)."""

from datetime import date

import pytest

from bookings.catalogue.closures.bank_holidays import bank_holidays, easter_sunday

ENGLAND_WALES = {
    2022: "1-3 4-15 4-18 5-2 5-30 8-29 12-26 12-27",
    2026: "1-1 4-3 4-6 5-4 5-25 8-31 12-25 12-28",
    2027: "1-1 3-26 3-29 5-3 5-31 8-30 12-27 12-28",
}
SCOTLAND = {
    2022: "1-3 1-4 4-15 5-2 5-30 8-1 11-30 12-26 12-27",
    2026: "1-1 1-2 4-3 5-4 5-25 8-3 11-30 12-25 12-28",
}
NORTHERN_IRELAND = {2026: "1-1 3-17 4-3 4-6 5-4 5-25 7-13 8-31 12-25 12-28"}


def days(year: int, nation: str) -> str:
    return " ".join(f"{day.month}-{day.day}" for day in sorted(bank_holidays(year, nation)))


@pytest.mark.parametrize(
    ("nation", "known"),
    [
        ("england_wales", ENGLAND_WALES),
        ("scotland", SCOTLAND),
        ("northern_ireland", NORTHERN_IRELAND),
    ],
)
def test_the_days_are_those_of_each_nation(nation: str, known: dict[int, str]) -> None:
    # The spring holiday of 2022 was moved to June by proclamation: such a day is a closure.
    assert {year: days(year, nation) for year in known} == known


def test_easter_is_where_it_was() -> None:
    known = [date(2000, 4, 23), date(2008, 3, 23), date(2026, 4, 5), date(2038, 4, 25)]
    assert [easter_sunday(day.year) for day in known] == known
