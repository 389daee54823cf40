"""One cell: how a requirement stands, with its day, who saw it and when it is due; or why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kernel.clock import london_date
from safeguarding.clearance import words
from safeguarding.clearance.dossier import Dossier
from safeguarding.clearance.statuses.seen import KINDS
from safeguarding.clearance.statuses.state import Requirement, State, Status
from safeguarding.record.behind import Behind
from safeguarding.record.columns import Column
from safeguarding.vetting.models import BARRED, CERTIFICATES, Check

KIND_OF = {requirement.value: kind for kind, requirement in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Cell:
    """`day` is when it was seen or done, or since when it is missing; always there but where
    nothing is asked for: then `why` says so.
    """

    column: Column
    state: State
    text: str  # for the safeguarding team
    day: date | None
    due: date | None = None
    by: tuple[str, ...] = ()
    level: str = ""
    last4: str = ""

    @property
    def is_required(self) -> bool:
        return self.state != State.NOT_REQUIRED

    @property
    def light(self) -> str:
        """`none` where nothing is asked for: no light at all."""
        if not self.is_required:
            return "none"
        return str(Status(Requirement.ROLE, self.state, "").light)

    @property
    def is_done(self) -> bool:
        return self.light in {"clear", "soon"} or self.state == State.RECHECK_DUE

    @property
    def words(self) -> str:
        """The word beside the light."""
        return str(self.state.label)


def cells(
    record: Dossier,
    behind: Behind,
    statuses: Sequence[Status],
    on: date,
    names: Mapping[int, str],
) -> list[Cell]:
    """One for every column, in their order. `names`: of whoever saw something, by key."""
    known = {status.requirement.value: status for status in statuses}
    asked = _asked_since(record, on)
    found: list[Cell] = []
    for column in Column:
        if column == Column.BARRED:
            found.append(_barred(record, on, found[-1]))
        elif status := known.get(column.value):
            found.append(_cell(column, status, behind, asked, names))
        else:
            found.append(Cell(column, State.NOT_REQUIRED, words.not_required(_("no role with us")),
                              None))  # fmt: skip
    return found


def _cell(
    column: Column, status: Status, behind: Behind, asked: date, names: Mapping[int, str]
) -> Cell:
    if status.state == State.NOT_REQUIRED:
        return Cell(column, status.state, status.text, None)
    seen = [row for row in _rows(column, behind) if row.seen_date == status.since]
    day = status.since or _last_word(column, behind) or asked
    newest = max(seen, key=lambda row: row.recorded_at, default=None)
    return Cell(
        column=column,
        state=status.state,
        text=status.text,
        day=day,
        due=status.due,
        by=tuple(dict.fromkeys(names.get(row.seen_by_id, "") for row in seen if row.seen_by_id)),
        level=str(newest.get_level_display()) if isinstance(newest, Check) else "",
        last4=newest.number_last4 if isinstance(newest, Check) else "",
    )


def _barred(record: Dossier, on: date, check: Cell) -> Cell:
    """It is looked at with the certificate, where the law lets the role ask for it."""
    if any(each.role.level in BARRED for each in record.engagements_on(on)):
        return Cell(Column.BARRED, check.state, check.text, check.day, check.due, check.by)
    why = words.not_required(_("no role of theirs is regulated activity"))
    return Cell(Column.BARRED, State.NOT_REQUIRED, why, None)


def _rows(column: Column, behind: Behind) -> list[Any]:
    if column == Column.INSURANCE:
        return list(behind.insurances)
    if column == Column.CHAPERONE:
        return list(behind.licences)
    if column == Column.CHECK:
        return [check for check in behind.checks if check.kind in CERTIFICATES]
    kind = KIND_OF.get(column.value)
    return [check for check in behind.checks if check.kind == kind]


def _last_word(column: Column, behind: Behind) -> date | None:
    """When what is not there yet was asked for, came, or was not accepted."""
    rows = [row for row in _rows(column, behind) if isinstance(row, Check)]
    if not rows:
        return None
    last = rows[-1]
    known = last.seen_date or last.issued_date or last.applied_date
    return known or london_date(last.recorded_at)


def _asked_since(record: Dossier, on: date) -> date:
    """Since when it is missing: the first day of their role, or the last day of their last one."""
    now = record.engagements_on(on)
    if now:
        return min(each.from_date for each in now)
    ended = [each.until_date for each in record.engagements if each.until_date]
    return max((day for day in ended if day <= on), default=on)
