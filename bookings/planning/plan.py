"""What the single central record may ask of whoever plans sessions."""

from collections.abc import Collection
from datetime import date, datetime

from bookings.catalogue.models import Activity, Session
from bookings.planning import schedule
from bookings.planning.models import TeamAssignment
from safeguarding.clearance import planned


class OurPlan:
    """Answers by references and keys; safeguarding knows neither activity nor session."""

    def activities(self, *, at: datetime) -> list[tuple[str, str]]:
        coming = Activity.objects.upcoming(at=at).order_by("title_en", "pk")
        return list(coming.values_list("ref", "title_en"))

    def people_on(self, ref: str, *, at: datetime) -> set[int]:
        coming = Session.objects.to_come(at=at).filter(activity__ref=ref)
        rows = TeamAssignment.objects.filter(session__in=coming)
        return set(rows.values_list("person", flat=True))

    def days(self, people: Collection[int], *, first: date, last: date) -> dict[int, set[date]]:
        return schedule.working_days(people, first=first, last=last)


planned.register(OurPlan())
