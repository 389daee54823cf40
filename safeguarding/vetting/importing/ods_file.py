"""The first table of an OpenDocument spreadsheet: what one sees, but days as days."""

import zipfile
from collections.abc import Iterator
from typing import IO, Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse
from django.utils.translation import gettext as _

from safeguarding.vetting.importing.sheet import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    NotASheet,
    too_long,
)

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CELLS = {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}


def rows(archive: zipfile.ZipFile) -> list[list[str]]:
    """Raises NotASheet."""
    found: list[list[str]] = []
    try:
        with archive.open("content.xml") as content:
            for times, row in _rows(content):
                # Spreadsheets say “a million empty rows” in one word at the end.
                found += [row] * (times if any(row) else min(times, MOST_ROWS))
                if len(found) > 2 * MOST_ROWS and any(row):
                    raise too_long()
                del found[2 * MOST_ROWS + 1 :]
    except (ParseError, DefusedXmlException, ValueError, KeyError) as fault:
        raise NotASheet(
            _("The sheet is damaged. Open it, save it again and bring that.")
        ) from fault
    return found


def _rows(content: IO[bytes]) -> Iterator[tuple[int, list[str]]]:
    for _event, element in iterparse(content, events=("end",)):
        if element.tag == f"{TABLE}table-row":
            times = int(element.get(f"{TABLE}number-rows-repeated", "1"))
            yield max(1, min(times, MOST_ROWS + 2)), _cells(element)
            element.clear()
        elif element.tag == f"{TABLE}table":
            return


def _cells(row: Any) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag in CELLS:
            text = _said(cell)
            times = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
            cells += [text] * max(1, min(times, MOST_COLUMNS + 1))
    while cells and not cells[-1]:
        cells.pop()
    return cells[: MOST_COLUMNS + 1]


def _said(cell: Any) -> str:
    if cell.get(f"{OFFICE}value-type") == "date":
        return str(cell.get(f"{OFFICE}date-value", ""))[:10]
    words = (" ".join(p.itertext()) for p in cell.iter(f"{TEXT}p"))
    return " ".join(words)[:LONGEST_CELL]
