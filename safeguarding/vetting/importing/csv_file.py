"""Text with commas, semicolons or tabs, as spreadsheets save it in Britain."""

import csv
import io

from django.utils.translation import gettext as _

from safeguarding.vetting.importing.sheet import MOST_ROWS, NotASheet, too_long

MARKS = (",", ";", "\t")


def rows(data: bytes) -> list[list[str]]:
    """Raises NotASheet for what is no text, or not a table."""
    text = _text(data)
    first = text.partition("\n")[0]
    mark = max(MARKS, key=first.count)
    found = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            found.append(row)
            if len(found) > 2 * MOST_ROWS:
                raise too_long()
    except csv.Error as fault:
        raise NotASheet(
            _("The file is no table that we can read. Save it again as .csv or .ods.")
        ) from fault
    return found


def _text(data: bytes) -> str:
    """UTF-8, what Windows calls Unicode, or else what Excel writes in Britain."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
        if b"\0" in data:
            raise _not_text()
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _not_text()


def _not_text() -> NotASheet:
    return NotASheet(_("The letters in that file cannot be read. Save it as “CSV UTF-8”."))
