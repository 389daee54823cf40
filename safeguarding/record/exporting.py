"""The record as a file: written down before it leaves."""

import hashlib
from datetime import datetime

from django.utils.translation import gettext as _

from kernel import clock
from kernel.audit import trail
from kernel.audit.actor import Actor
from kernel.documents import sheets
from safeguarding.record import narrowing as narrow
from safeguarding.record.models import RecordExport
from safeguarding.record.narrowing import Narrowing
from safeguarding.record.table import table

Format = RecordExport.Format


class CannotExport(Exception):
    """What was asked cannot be; the message says why."""


def export(
    *,
    narrowing: Narrowing,
    format: str,
    reason: str,
    masked: bool,
    by: Actor,
    at: datetime,
) -> tuple[bytes, RecordExport]:
    """The file, and the row that knows it again. No row and no trail, no file."""
    if format not in Format:
        raise CannotExport(_("Choose one of the kinds of file."))
    if not reason.strip():
        raise CannotExport(_("Say what the file is for."))
    found = narrow.chosen(narrowing, at=at)
    content = _written(table(found, on=clock.london_date(at), masked=masked), format)
    digest = hashlib.sha256(content).hexdigest()
    with trail.act(by=by, at=at) as noted:
        row = RecordExport.objects.create(
            format=format,
            reason=reason.strip(),
            made_by=str(by),
            made_at=at,
            people=len(found),
            sha256=digest,
        )
        noted.note(
            "record.exported",
            about=("record_export", row.ref),
            format=format,
            people=len(found),
            sha256=digest,
            masked=masked,
            **narrowing.said,
        )
    return content, row


def _written(rows: list[list[str]], format: str) -> bytes:
    if format == Format.ODS:
        return sheets.to_ods(_("Single central record"), rows)
    return sheets.to_csv(rows)
