"""A spreadsheet as rows of text, whichever program saved it; hostile files get a sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST_BYTES = 5_000_000
MOST_UNZIPPED = 60_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 80
LONGEST_CELL = 1_000


class NotASheet(Exception):
    """The file cannot be read; the message says what it is and what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first row names the columns; no row is empty, and each is as long as the first.

    `lines` are the numbers of the rows in the file, as the spreadsheet counts them.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


def made_of(rows: list[list[str]]) -> Sheet:
    """Raises NotASheet where there is nothing in it, or too much of it."""
    numbered = [(n, [_clean(cell) for cell in row]) for n, row in enumerate(rows, 1)]
    filled = [(n, row) for n, row in numbered if any(row)]
    if len(filled) < 2:
        raise NotASheet(_("There is no row under the names of the columns."))
    if len(filled) - 1 > MOST_ROWS:
        raise too_long()
    width = max(1 + max(n for n, cell in enumerate(row) if cell) for _n, row in filled)
    if width > MOST_COLUMNS:
        raise NotASheet(
            _("There are more than %(most)d columns. Is it the right sheet?")
            % {"most": MOST_COLUMNS}
        )
    even = [(n, tuple((row + [""] * width)[:width])) for n, row in filled]
    return Sheet(
        headers=even[0][1],
        rows=tuple(row for _n, row in even[1:]),
        lines=tuple(n for n, _row in even[1:]),
    )


def too_long() -> NotASheet:
    return NotASheet(
        _("There are more than %(most)d rows. Divide the file and bring the parts one by one.")
        % {"most": MOST_ROWS}
    )


def _clean(cell: str) -> str:
    """One line of text, without what no person typed."""
    return " ".join(cell.replace("\0", "").replace("\u200b", "").split())[:LONGEST_CELL]
