"""The record as a table of texts: what the files hold, whichever kind they are."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from safeguarding.record.cells import Cell
from safeguarding.record.columns import Column
from safeguarding.record.rows import Row

MASKED = "····"


def table(found: Sequence[Row], *, on: date, masked: bool) -> list[list[str]]:
    """A heading, and one line a person. Days are ISO everywhere; never more than four figures of
    a certificate's number, and none when `masked`.
    """
    return [heading(), *(_line(row, on=on, masked=masked) for row in found)]


def heading() -> list[str]:
    columns = []
    for column in Column:
        columns.append(str(column.label))
        if column == Column.CHECK:
            columns += [_("Level"), _("Number ends in")]
    return [
        *(_("Name"), _("Reference"), _("Roles"), _("Basis"), _("From"), _("Until")),
        *(_("Light"), _("As on")),
        *columns,
    ]


def _line(row: Row, *, on: date, masked: bool) -> list[str]:
    texts = []
    for cell in row.cells:
        texts.append(said(cell))
        if cell.column == Column.CHECK:
            texts += [_or_not(cell, cell.level), _or_not(cell, MASKED if masked else cell.last4)]
    return [
        row.person.name,
        row.person.ref,
        row.roles or _("No role yet"),
        row.basis or _("No role yet"),
        _iso(row.from_date) or _("No role yet"),
        _iso(row.until_date) or _("Open"),
        row.light,
        on.isoformat(),
        *texts,
    ]


def said(cell: Cell) -> str:
    """`In order: 2026-01-12, by Chris Halloran, due 2029-01-12`; or why it is not required."""
    if not cell.is_required:
        return cell.text
    parts = [_iso(cell.day)]
    if cell.by:
        parts.append(_("by %s") % ", ".join(cell.by))
    if cell.due:
        parts.append(_("due %s") % _iso(cell.due))
    return f"{cell.words}: {', '.join(parts)}"


def _or_not(cell: Cell, text: str) -> str:
    """Never blank."""
    if not cell.is_required:
        return cell.text
    return text or _("Not on file")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
