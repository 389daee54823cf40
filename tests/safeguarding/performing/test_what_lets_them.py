"""What lets children perform on a day: a pure function; each case has the day that breaks it."""

import uuid
from datetime import date, datetime, timedelta

import pytest

from safeguarding.clearance import Duty, Occasion, Performance, Performer, Way
from safeguarding.clearance.performing import Permits, about_performance, is_of_school_age
from safeguarding.vetting.models import Licence

DAY = date(2026, 12, 12)
ADA = Performer(1, "Ada", birth_date=date(2015, 5, 5))


def said(way: Way, *performers: Performer, permits: Permits | None = None) -> list[str]:
    shown = Performance(way, "activity1", performers)
    occasion = Occasion(key=1, day=DAY, duty=Duty.UNACCOMPANIED_CHILDREN, performance=shown)
    found = about_performance(occasion, permits or Permits())
    assert all(each.is_red and not each.may_be_allowed for each in found)
    assert not any(each.stops_opening for each in found)
    return [each.text for each in found]


def a_licence(*, until: date, days_allowed: int | None = None) -> Licence:
    return Licence(
        key=uuid.uuid4(), from_date=date(2026, 1, 1), until_date=until, days_allowed=days_allowed
    )


def test_what_is_not_settled_stops_it_and_a_school_answers_for_its_own() -> None:
    assert said(Way.NOT_SETTLED, ADA) == [
        "Children perform on 12 December 2026, and what lets them is not settled."
    ]
    assert said(Way.SCHOOL, ADA) == []


@pytest.mark.parametrize(
    ("until", "stopped"), [(DAY, 1), (DAY + timedelta(days=1), 0), (DAY - timedelta(days=9), 1)]
)
def test_a_bopa_counts_until_its_day(until: date, stopped: int) -> None:
    permits = Permits()
    permits.bodies["activity1"].append(a_licence(until=until))
    permits.bodies["other"].append(a_licence(until=date(2030, 1, 1)))

    assert len(said(Way.BOPA, ADA, permits=permits)) == stopped


def test_each_child_has_a_licence_that_covers_the_day_and_has_days_left() -> None:
    permits = Permits()
    theirs = a_licence(until=DAY + timedelta(days=1), days_allowed=2)
    permits.licences[1].append(theirs)
    permits.used[theirs.key] = 1
    assert said(Way.LICENCE, ADA, permits=permits) == []

    permits.used[theirs.key] = 2
    assert said(Way.LICENCE, ADA, permits=permits) == [
        "1 child has no licence on record to perform on 12 December 2026."
    ]
    permits.days[1][DAY] = theirs.key  # this very day is one of the two
    assert said(Way.LICENCE, ADA, permits=permits) == []
    assert "2 children have no licence" in said(Way.LICENCE, Performer(), Performer(2, "Bo"))[0]


@pytest.mark.parametrize(("before", "stopped"), [(3, 0), (4, 1)])
def test_the_fourth_day_in_six_months_is_the_last_without_a_licence(
    before: int, stopped: int
) -> None:
    here = frozenset(DAY - timedelta(days=n) for n in range(1, before))
    permits = Permits()
    permits.days[1] |= {date(2026, 6, 12): None, date(2026, 6, 11): None}  # on the day, and before

    child = Performer(1, "Ada", birth_date=date(2015, 5, 5), days=here | {DAY})
    found = said(Way.FEW_DAYS, child, permits=permits)

    assert len(found) == stopped
    assert all("more than 3 days in the six months" in each for each in found)


@pytest.mark.parametrize(
    ("born", "day", "is_asked"),
    [
        (date(2010, 9, 1), date(2027, 6, 25), True),  # the last Friday in June
        (date(2010, 9, 1), date(2027, 6, 26), False),
        (date(2010, 8, 31), date(2026, 6, 26), True),  # a day older, a school year earlier
        (date(2010, 8, 31), date(2026, 6, 27), False),
        (None, date(2027, 6, 26), True),
    ],
)
def test_school_ends_on_the_last_friday_in_june(
    born: date | None, day: date, is_asked: bool
) -> None:
    assert is_of_school_age(born, day, leaves_at=16) is is_asked


def test_names_are_for_the_safeguarding_team_alone(at: datetime) -> None:
    shown = Performance(Way.LICENCE, "a", (ADA, Performer(2, "Bo")))
    occasion = Occasion(key=1, day=at.date(), duty=Duty.UNACCOMPANIED_CHILDREN, performance=shown)
    [found] = about_performance(occasion, Permits())
    assert found.detail == "They are: Ada, Bo."
    assert "Ada" not in found.text + found.mend
