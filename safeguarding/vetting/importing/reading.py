"""Which kind of file it is, by what is in it and never by its name alone."""

import io
import zipfile

from django.utils.translation import gettext as _

from safeguarding.vetting.importing import csv_file, ods_file, xlsx_file
from safeguarding.vetting.importing.sheet import (
    MOST_BYTES,
    MOST_UNZIPPED,
    NotASheet,
    Sheet,
    made_of,
)

PRETENDERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"<!DOCTYPE", b"<html")
OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read(data: bytes) -> Sheet:
    """Raises NotASheet with a sentence."""
    if len(data) > MOST_BYTES:
        raise NotASheet(_("The file is larger than 5 MB. Bring a sheet without pictures."))
    if not data.strip():
        raise NotASheet(_("The file is empty."))
    if data.startswith(OLD_EXCEL):
        raise NotASheet(
            _("That is an old Excel file, or one with a password. Save it as .xlsx or .csv.")
        )
    if data.lstrip().startswith(PRETENDERS):
        raise NotASheet(_("That is no spreadsheet. Save your record as .csv, .ods or .xlsx."))
    if data.startswith(b"PK"):
        return made_of(_zipped(data))
    return made_of(csv_file.rows(data))


def _zipped(data: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNZIPPED:
                raise NotASheet(_("Unpacked, the file is far too large. Bring a plain sheet."))
            names = set(archive.namelist())
            if "content.xml" in names:
                return ods_file.rows(archive)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as fault:
        raise NotASheet(
            _("The file is damaged or has a password. Save it again, without one.")
        ) from fault
    if "xl/workbook.xml" in names:
        return xlsx_file.rows(data)
    raise NotASheet(_("That is no spreadsheet. Save your record as .csv, .ods or .xlsx."))
