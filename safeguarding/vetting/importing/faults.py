"""The faults of a sheet as a sheet: for mending in the program where it was made."""

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from safeguarding.vetting.importing.facts import Fault

# What a spreadsheet would take for a formula (OWASP, CSV injection).
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(faults: Iterable[Fault]) -> bytes:
    """With a mark at its front, so that Excel reads it as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_("Row"), _("Column"), _("It says"), _("What is wrong")])
    for fault in faults:
        writer.writerow([fault.line, inert(fault.column), inert(fault.text), inert(fault.sentence)])
    return out.getvalue().encode("utf-8-sig")


def inert(text: str) -> str:
    """The same text, and never a formula."""
    return f"'{text}" if text.startswith(BEGINNINGS) else text
