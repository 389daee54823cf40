"""What the letter says: no more than is on record, and nothing that is nobody's business.

No number of any certificate, not even its end; no birth date; nothing of what was disclosed: what
is not in order is “not confirmed”, whatever the reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from kernel.people.models import Person
from safeguarding.clearance.planned import Planned, PlannedDate
from safeguarding.clearance.statuses.state import State
from safeguarding.record.cells import Cell
from safeguarding.record.columns import Column
from safeguarding.record.rows import rows

# What a school's own record asks for, in its order; the rest is between us and the worker.
COLUMNS = (
    Column.IDENTITY,
    Column.CHECK,
    Column.BARRED,
    Column.PROHIBITION,
    Column.SECTION_128,
    Column.OVERSEAS,
    Column.QUALIFICATION,
    Column.RIGHT_TO_WORK,
    Column.REFERENCE,
    Column.ONLINE_SEARCH,
    Column.TRAINING,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement of one person: how it stands, on which day, and who saw it."""

    term: str
    stands: str
    day: str
    by: str


@dataclass(frozen=True, slots=True)
class Worker:
    """`dates`: on how many of the letter's dates they are there, and on which not cleared."""

    name: str
    does: str
    dates: str
    lines: list[Line]


def workers(planned: Planned, *, on: date) -> list[Worker]:
    """Those who will be there, by name, as everything stands on the day of the letter."""
    keys = {key for each in planned.dates for key in each.team}
    people = Person.objects.filter(pk__in=keys).order_by("name", "pk")
    return [
        Worker(
            name=row.person.name,
            does=row.roles or _("no role with us on this day"),
            dates=_dates(row.person.pk, planned.dates),
            lines=[_line(cell) for cell in row.cells if cell.column in COLUMNS],
        )
        for row in rows(list(people), on=on)
    ]


def _dates(key: int, dates: Sequence[PlannedDate]) -> str:
    theirs = [each for each in dates if key in each.team]
    stopped = [_day(each.day) for each in theirs if key not in each.cleared]
    there = _("on all of the dates") if len(theirs) == len(dates) else get_text_list(
        [_day(each.day) for each in theirs], _("and")
    )  # fmt: skip
    if not stopped:
        return _("There: %(dates)s. Cleared for each of them.") % {"dates": there}
    return _("There: %(dates)s. Not cleared for: %(stopped)s.") % {
        "dates": there,
        "stopped": get_text_list(stopped, _("and")),
    }


def _line(cell: Cell) -> Line:
    if not cell.is_required:
        return Line(str(cell.column.label), cell.text, "", "")
    if not cell.is_done:
        return Line(str(cell.column.label), _("Not confirmed"), "", "")
    stands = _("Done")
    if cell.column == Column.CHECK and cell.level:
        stands = _("Done: %s") % cell.level
    if cell.state == State.RECHECK_DUE:
        stands = _("Done, and due to be looked at again since %s") % _day(cell.due)
    elif cell.due:
        stands = _("%(done)s. To be looked at again by %(day)s") % {
            "done": stands,
            "day": _day(cell.due),
        }
    return Line(str(cell.column.label), stands, _day(cell.day), ", ".join(cell.by))


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
