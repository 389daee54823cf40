"""The demo says which sessions are red, amber and green on any day it is loaded. So do we.

What the gate does not know yet (insurance, agreements, licences, clashes of rooms) it cannot
colour; the demo is written so that none of it changes a light. Each team member's role is taken to
ask for the check that they have, as the file's notes say.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from kernel.clock import london_date
from project.demo.occurrences import occurrences
from project.demo.programme import programme
from safeguarding.clearance import Duty, Light, Member, Occasion
from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.judge import judge_one
from safeguarding.clearance.standing import standing
from safeguarding.vetting.models import Check, Engagement, Training, WorkRole

# Month ends, a leap day, both nights on which clocks change, and an ordinary week.
DAYS = [
    *(datetime(2026, month, 1, 12, tzinfo=UTC) - timedelta(days=1) for month in range(2, 13)),
    datetime(2028, 2, 29, 12, tzinfo=UTC),
    datetime(2027, 3, 28, 0, 30, tzinfo=UTC),
    datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
    *(datetime(2026, 11, 23, 23, 30, tzinfo=UTC) + timedelta(days=day) for day in range(7)),
]


@pytest.mark.parametrize("at", DAYS, ids=lambda at: at.date().isoformat())
def test_every_light_is_as_the_demo_says(at: datetime) -> None:
    wrong = [
        f"{said['key']} {number}: {found}, expected {expected}; {why}"
        for said in programme()["activities"]
        for number, expected, found, why in _lights(said, at)
        if found != expected
    ]
    assert wrong == []


@pytest.mark.parametrize("at", DAYS, ids=lambda at: at.date().isoformat())
def test_every_record_shows_the_light_that_the_demo_says(at: datetime) -> None:
    today = london_date(at)
    wrong = []
    for said in _people():
        if "checks" in said:
            found = standing(_dossier(said, at), today)
            light = "red" if found.lacks else "amber" if found.soon else "green"
            if light != said.get("expect_record", "green"):
                wrong.append(f"{said['key']}: {light}; {found.lacks} {found.soon}")
    assert wrong == []


@pytest.mark.parametrize("at", DAYS[::6], ids=lambda at: at.date().isoformat())
def test_sparks_stay_shut_and_the_company_opens(at: datetime) -> None:
    by_key = {said["key"]: said for said in programme()["activities"]}
    shut = [o.key for o, found in _found(by_key["saturday-sparks"], at) if _stops(found)]
    assert shut == [4, 6, 7, 8]
    assert not any(_stops(found) for _, found in _found(by_key["youth-theatre-company"], at))


def _stops(found: list) -> bool:
    return any(finding.stops_opening for finding in found)


def _lights(said: Any, at: datetime) -> Iterator[tuple[int, str, str, str]]:
    facts = {one.number: one.facts for one in occurrences(said, at=at)}
    dated = said.get("expect_sessions", {})
    for occasion, found in _found(said, at):
        expected = facts[occasion.key].get("expect_gate") or next(
            (light for light, numbers in dated.items() if occasion.key in numbers),
            "green" if dated else said.get("expect_gate", "green"),
        )
        lights = {finding.light for finding in found}
        light = next((str(one) for one in (Light.RED, Light.AMBER) if one in lights), "green")
        yield occasion.key, expected, light, " ".join(f.text + f.detail for f in found)


def _found(said: Any, at: datetime) -> Iterator[tuple[Occasion, list]]:
    people = {one["key"]: (pk, one) for pk, one in enumerate(_people(), 1)}
    records = {pk: _dossier(one, at) for pk, one in people.values()}
    for one in occurrences(said, at=at):
        day = london_date(one.starts_at)
        occasion = Occasion(
            key=one.number,
            day=day,
            duty=Duty(said["duty_of_care"]),
            team=tuple(_members(one.facts.get("team", said["team"]), people)),
            people=one.facts.get("capacity", said["capacity"]),
            youngest=said["age"]["min"],
            ratio=said.get("ratio"),
            signed_off=_signed_off(said, at, day),
        )
        yield occasion, judge_one(occasion, records)


def _members(team: Any, people: dict[str, tuple[int, Any]]) -> Iterator[Member]:
    for one in team:
        pk, said = people[one["who"]]
        yield Member(person_id=pk, name=said["name"], is_lead=one["role"] == "lead")


def _signed_off(said: Any, at: datetime, day: date) -> int | None:
    sign_off = said.get("ratio_sign_off")
    if sign_off is None or sign_off["date"].date(at) > day:
        return None
    return sign_off["ratio"]


def _people() -> list[Any]:
    return [*programme()["staff"], *programme()["practitioners"]]


def _dossier(said: Any, at: datetime) -> Dossier:
    checks = [check for check in said.get("checks", []) if check["scheme"] == "dbs"]
    level = checks[0]["level"] if checks else WorkRole.Level.NONE
    role = WorkRole(title="Role", level=level)
    return Dossier(
        engagements=[Engagement(role=role, from_date=date(2020, 1, 1))],
        checks=[_check(check, at) for check in checks],
        trainings=[
            Training(
                title=one["name"],
                completed_date=one["completed"].date(at),
                until_date=one["expires"].date(at) if "expires" in one else None,
            )
            for one in said.get("training", [])
            if "safeguarding" in one["name"].lower()
        ],
    )


def _check(said: Any, at: datetime) -> Check:
    def day(name: str) -> date | None:
        return said[name].date(at) if said.get(name) else None

    return Check(
        level=said["level"],
        workforce=said["workforce"] or "",
        outcome=Check.Outcome.PENDING if said.get("applied") else Check.Outcome.CLEAR,
        issued_date=day("issued"),
        seen_date=day("seen_on"),
        review_due=day("review_due"),
        recorded_at=at,
    )
