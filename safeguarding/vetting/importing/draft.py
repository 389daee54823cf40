"""Keeping a sheet while it is looked at."""

import json
from datetime import datetime, timedelta
from uuid import UUID

from kernel import crypto
from kernel.audit.actor import Actor
from kernel.due.parts import part
from safeguarding.vetting.importing.sheet import Sheet
from safeguarding.vetting.models import ImportDraft

KEPT = timedelta(days=1)


def keep(sheet: Sheet, *, by: Actor, at: datetime) -> ImportDraft:
    """Sealed: it holds names and numbers of certificates."""
    draft = ImportDraft(actor=str(by), made_at=at)
    held = json.dumps({"headers": sheet.headers, "rows": sheet.rows, "lines": sheet.lines})
    crypto.put(draft, "rows_sealed", held)
    draft.save(force_insert=True)
    return draft


def find(key: UUID, *, by: Actor, at: datetime) -> ImportDraft | None:
    """Its maker's, while it is kept."""
    return ImportDraft.objects.filter(key=key, actor=str(by), made_at__gt=at - KEPT).first()


def sheet_of(draft: ImportDraft) -> Sheet:
    """Raises CannotUnseal where its key has left the ring."""
    held = json.loads(crypto.read(draft, "rows_sealed"))
    return Sheet(
        headers=tuple(held["headers"]),
        rows=tuple(tuple(row) for row in held["rows"]),
        lines=tuple(held["lines"]),
    )


@part("forget_imports")
def forget_imports(*, at: datetime) -> str:
    """Sheets that nobody brought in within a day."""
    gone, _ = ImportDraft.objects.filter(made_at__lte=at - KEPT).delete()
    return f"{gone} sheets forgotten"
