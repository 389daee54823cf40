"""Whether people would be cleared, were they named: the gate's own judgement of a would-be team."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from bookings.catalogue.models import Session
from bookings.planning.models import TeamAssignment
from bookings.planning.occasions import occasions
from bookings.planning.schedule import working_days
from kernel.people.models import Person
from safeguarding import clearance
from safeguarding.clearance.facts import Days

Function = TeamAssignment.Function
Found = dict[int, list[tuple[int, clearance.Finding]]]  # by person key, each with its session's


def would_be(
    people: Iterable[Person], sessions: Sequence[Session], function: str, *, at: datetime
) -> Found:
    """What the gate would find about each of them on these dates. Constant queries.

    All the dates count together: the law's three days in thirty are counted over them.
    """
    asked: list[clearance.Occasion] = []
    whose: list[tuple[int, int]] = []
    people = list(people)
    plain = occasions(sessions, at=at, with_people=False)
    for person in people:
        for occasion in plain:
            member = clearance.Member(
                person_id=person.pk,
                name=person.name,
                is_lead=function == Function.LEAD,
                birth_date=person.birth_date,
                is_chaperone=function == Function.CHAPERONE,
                is_chaperone_alone=function == Function.CHAPERONE,
            )
            asked.append(replace(occasion, key=len(asked), team=(member,)))
            whose.append((person.pk, occasion.key))
    findings = clearance.judge(asked, days=_days_with(plain))
    found: Found = defaultdict(list)
    for key, rows in findings.items():
        person_key, session = whose[key]
        found[person_key] += [(session, each) for each in rows if each.person_id == person_key]
    return found


def _days_with(plain: Sequence[clearance.Occasion]) -> Days:
    """Their days by our schedule, and the dates they would be named on besides."""
    named = {each.day for each in plain if each.duty.is_with_children}

    def days(people: Collection[int], *, first: date, last: date) -> Mapping[int, Collection[date]]:
        worked = working_days(people, first=first, last=last)
        return {key: worked.get(key, set()) | named for key in people}

    return days
