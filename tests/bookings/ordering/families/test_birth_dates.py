"""A date of birth as people type it, and a sentence for what cannot be one."""

from datetime import date

import pytest

from bookings.ordering.people.birth_dates import NotABirthday, parse

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    "typed",
    ["6/5/2016", "6 5 2016", "06.05.2016", "06052016", "2016-05-06", "6 May 2016", "6th May 2016",
     "6 of may 2016", "6 Mai 2016", " 6-5-2016 "],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    assert parse(typed, today=TODAY) == date(2016, 5, 6)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("31/2/2016", "no such day"),
        ("5/13/2016", "no month 13"),
        ("6/5/16", "four figures"),
        ("6/5/2031", "still to come"),
        ("6/5/1876", "more than 120 years ago"),
        ("0/0/0000", "four figures"),
        ("👶", "cannot read"),
        ("x" * 10_000, "cannot read"),
        ("٦/٥/٢٠١٦", "cannot read"),
        ("Tuesday", "cannot read"),
        ("6 Brumaire 2016", "cannot read"),
    ],
)
def test_what_cannot_be_a_birthday_gets_a_sentence(typed: str, says: str) -> None:
    with pytest.raises(NotABirthday, match=says):
        parse(typed, today=TODAY)
