"""On which days people work with children here: what the law's three days in thirty count."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, time, timedelta

from django.db.models import QuerySet

from bookings.catalogue.models import Activity, Session
from bookings.planning.models import TeamAssignment
from kernel import clock

Care = Activity.DutyOfCare
WITH_CHILDREN = (Care.UNACCOMPANIED_CHILDREN, Care.CHILDREN_WITH_ADULT)  # `Duty.days_count`


def working_days(people: Collection[int], *, first: date, last: date) -> dict[int, set[date]]:
    """London dates between these two, by person key."""
    rows = assignments(people, first=first, last=last)
    days: dict[int, set[date]] = defaultdict(set)
    for person, starts_at in rows.values_list("person", "session__starts_at"):
        days[person].add(clock.london_date(starts_at))
    return days


def assignments(people: Collection[int], *, first: date, last: date) -> QuerySet[TeamAssignment]:
    """Theirs on sessions that go ahead with children between these London dates."""
    return TeamAssignment.objects.filter(
        person__in=people,
        session__status=Session.Status.SCHEDULED,
        session__activity__duty_of_care__in=WITH_CHILDREN,
        session__starts_at__gte=clock.from_london(first, time.min),
        session__starts_at__lt=clock.from_london(last + timedelta(days=1), time.min),
    )
