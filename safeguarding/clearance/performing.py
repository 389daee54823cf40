"""Whether children may perform that day: under a BOPA, each by a licence, or on few days."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from safeguarding.clearance import performing_words as words
from safeguarding.clearance.facts import Occasion, Performance, Performer, Way
from safeguarding.clearance.findings import Finding
from safeguarding.clearance.statuses.dates import months_after
from safeguarding.law import book
from safeguarding.vetting.models import Licence, PerformanceDay


@dataclass(slots=True)
class Permits:
    """What councils have allowed, and the days on which children have performed, as recorded."""

    bodies: dict[str, list[Licence]] = field(default_factory=lambda: defaultdict(list))
    licences: dict[int, list[Licence]] = field(default_factory=lambda: defaultdict(list))
    days: dict[int, dict[date, UUID | None]] = field(default_factory=lambda: defaultdict(dict))
    used: dict[UUID, int] = field(default_factory=dict)


def load(occasions: Iterable[Occasion]) -> Permits:
    """Two queries where children perform, none where nobody does."""
    found = Permits()
    shown = [each.performance for each in occasions if each.performance is not None]
    if not shown:
        return found
    people = {p.person_id for each in shown for p in each.performers if p.person_id is not None}
    asked = Q(person__in=people, kind=Licence.Kind.PERFORMANCE)
    asked |= Q(activity_ref__in={each.activity for each in shown}, kind=Licence.Kind.BOPA)
    for licence in Licence.objects.that_stand().filter(asked).annotate(n=Count("days")):
        found.used[licence.key] = licence.n
        if licence.person_id is None:
            found.bodies[licence.activity_ref].append(licence)
        else:
            found.licences[licence.person_id].append(licence)
    for row in PerformanceDay.objects.filter(person__in=people):
        found.days[row.person_id][row.day] = row.licence_id
    return found


def about_performance(occasion: Occasion, permits: Permits) -> list[Finding]:
    """A pure function of the occasion and the record. No two people allow it: that is law."""
    shown, day = occasion.performance, occasion.day
    rule = book.in_force("performance_licence", day=day)
    if shown is None or rule is None or shown.way == Way.SCHOOL:
        return []
    if shown.way == Way.NOT_SETTLED:
        return [words.not_settled(day, ahead=rule.parameters["ahead"])]
    if shown.way == Way.BOPA:
        bodies = permits.bodies.get(shown.activity, [])
        if any(_covers(each, day) for each in bodies):
            return []
        return [words.no_bopa(day, ahead=rule.parameters["ahead"])]
    children = _children(shown, day, rule)
    without = [child for child in children if not _is_licensed(child, day, permits)]
    if shown.way == Way.LICENCE:
        return [words.no_licence(day, without)] if without else []
    over = [child for child in without if _days_before(child, day, permits, rule) > _most(rule)]
    return [words.too_many_days(day, over, most=_most(rule))] if over else []


def is_of_school_age(born: date | None, day: date, *, leaves_at: int) -> bool:
    """Until the last Friday in June of the school year in which they turn sixteen.

    Of whom we know no birth date, we take it that they are.
    """
    if born is None:
        return True
    year = born.year + leaves_at + (born.month >= 9)  # a school year begins in September
    june = date(year, 6, 30)
    return day <= june - timedelta(days=(june.weekday() - 4) % 7)


def _children(shown: Performance, day: date, rule: book.Dated) -> list[Performer]:
    leaves_at = rule.parameters["leaves_at"]
    return [p for p in shown.performers if is_of_school_age(p.birth_date, day, leaves_at=leaves_at)]


def _is_licensed(child: Performer, day: date, permits: Permits) -> bool:
    if child.person_id is None:
        return False
    counted = permits.days[child.person_id].get(day)
    return any(
        _covers(each, day) and (each.key == counted or _has_days_left(each, permits))
        for each in permits.licences.get(child.person_id, [])
    )


def _covers(licence: Licence, day: date) -> bool:
    return licence.from_date <= day < licence.until_date


def _has_days_left(licence: Licence, permits: Permits) -> bool:
    return licence.days_allowed is None or permits.used[licence.key] < licence.days_allowed


def _days_before(child: Performer, day: date, permits: Permits, rule: book.Dated) -> int:
    """Here as planned and anywhere as recorded, in the months before that day."""
    first = months_after(day, -rule.parameters["months"])
    known: Any = permits.days[child.person_id] if child.person_id is not None else ()
    return len({each for each in {*child.days, *known} if first <= each < day})


def _most(rule: book.Dated) -> int:
    return int(rule.parameters["days"])
