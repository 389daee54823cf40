"""People with their cells: the same number of questions for two people and for two thousand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import cached_property

from kernel.people.models import Person
from safeguarding.clearance import dossier, planned
from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.statuses.days import WINDOW, is_counted
from safeguarding.clearance.statuses.record import by_requirement
from safeguarding.record import behind
from safeguarding.record.behind import Behind
from safeguarding.record.cells import Cell, cells
from safeguarding.vetting.models import Engagement

WORST_FIRST = ("stopped", "soon", "clear")


@dataclass(frozen=True)
class Row:
    """One person. `engagements` are those in force that day, or the last that was."""

    person: Person
    engagements: list[Engagement]
    is_here: bool
    cells: list[Cell]

    @cached_property
    def light(self) -> str:
        """The worst of the cells."""
        lights = {cell.light for cell in self.cells}
        return next((light for light in WORST_FIRST if light in lights), "clear")

    @property
    def roles(self) -> str:
        return ", ".join(dict.fromkeys(each.role.title for each in self.engagements))

    @property
    def basis(self) -> str:
        return ", ".join(dict.fromkeys(str(e.get_basis_display()) for e in self.engagements))

    @property
    def from_date(self) -> date | None:
        return min((each.from_date for each in self.engagements), default=None)

    @property
    def until_date(self) -> date | None:
        """The first day on which they have no role any more, where that is known."""
        days = [each.until_date for each in self.engagements]
        return None if None in days else max((day for day in days if day), default=None)

    def is_due_by(self, day: date, *, on: date) -> bool:
        return any(cell.due and on <= cell.due <= day for cell in self.cells)


def rows(people: Sequence[Person], *, on: date) -> list[Row]:
    """In the order of `people`, as everything stands on that day."""
    keys = [person.pk for person in people]
    records = dossier.load(keys)
    worked = _worked(records, keys, on)
    papers = behind.load(keys)
    names = _names(papers.values())
    return [
        _row(person, records[person.pk], papers[person.pk], on, worked, names) for person in people
    ]


def _row(
    person: Person,
    record: Dossier,
    papers: Behind,
    on: date,
    worked: dict[int, set[date]],
    names: dict[int, str],
) -> Row:
    here = record.engagements_on(on)
    statuses = by_requirement(record, on, worked=worked.get(person.pk, set()))
    return Row(
        person=person,
        engagements=here or _last(record),
        is_here=bool(here),
        cells=cells(record, papers, statuses, on, names),
    )


def _last(record: Dossier) -> list[Engagement]:
    ends = sorted(record.engagements, key=lambda each: each.until_date or date.max)
    return ends[-1:]


def _worked(records: dict[int, Dossier], keys: Sequence[int], on: date) -> dict[int, set[date]]:
    """Days with children of those whose days the law counts, by whoever plans sessions."""
    plan = planned.plan()
    counted = {key for key in keys if is_counted(records[key], on)}
    if plan is None or not counted:
        return {}
    days = plan.days(counted, first=on - WINDOW + timedelta(days=1), last=on)
    return {key: set(theirs) for key, theirs in days.items()}


def _names(papers: Iterable[Behind]) -> dict[int, str]:
    """Who carried out each check."""
    seen_by = {row.seen_by_id for each in papers for row in each.all if row.seen_by_id}
    return dict(Person.objects.filter(pk__in=seen_by).values_list("pk", "name"))
