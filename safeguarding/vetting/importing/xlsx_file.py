"""The first sheet of an Excel workbook, by openpyxl (which Wagtail brings), read row by row."""

import datetime
import io
import re
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from safeguarding.vetting.importing.sheet import MOST_COLUMNS, MOST_ROWS, NotASheet, too_long

NOUGHTS = re.compile(r"0{2,}")


def rows(data: bytes) -> list[list[str]]:
    """Raises NotASheet."""
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says about its size need not be true
        found = [
            [_said(cell) for cell in row]
            for row in sheet.iter_rows(max_row=2 * MOST_ROWS, max_col=MOST_COLUMNS + 1)
        ]
    except Exception as fault:  # what a damaged workbook makes of openpyxl is anybody's guess
        raise NotASheet(
            _("The workbook is damaged or has a password. Save it again, without one.")
        ) from fault
    while found and not any(found[-1]):
        found.pop()
    if len(found) > MOST_ROWS + 1:
        raise too_long()
    return found


def _said(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        whole = f"{value:.0f}" if float(value).is_integer() else str(value)
        shape = getattr(cell, "number_format", "") or ""
        # Shown as 000000000102, kept as 102: the noughts are what one sees.
        return whole.zfill(len(shape)) if NOUGHTS.fullmatch(shape) else whole
    return str(value)
