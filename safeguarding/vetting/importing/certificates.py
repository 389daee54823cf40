"""The DBS certificate of a row: as strict as if somebody typed it."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from kernel.clock import london_date
from kernel.people.models import Person
from safeguarding.clearance.statuses.dates import months_after
from safeguarding.law import book
from safeguarding.vetting import number as numbers
from safeguarding.vetting import records, rules
from safeguarding.vetting.importing import cells
from safeguarding.vetting.importing.facts import Entry, Fact
from safeguarding.vetting.importing.row import Row
from safeguarding.vetting.models import Check, CheckKind
from safeguarding.vetting.rules import CannotRecord

FIGURES = 12


def read(
    row: Row,
    entry: Entry,
    witness: Person | None,
    earlier: dict[str, int],
    *,
    at: datetime,
) -> None:
    """`earlier`: numbers of the rows above, with the line of each."""
    typed = row.text("dbs_number")
    if typed.lower() in cells.NOTHING:
        return
    number = _number(row, typed)
    level = row.read("dbs_level", cells.level, "")
    issued = row.day("dbs_issued")
    if not number or row.faults:
        return
    if _is_theirs_already(row, entry, number, earlier):
        entry.known += 1
        return
    if row.faults:
        return
    facts = {
        "kind": CheckKind.DBS,
        "outcome": Check.Outcome.CLEAR,
        "level": level,
        "workforce": row.read("dbs_workforce", cells.workforce, ""),
        "number": number,
        "issued_date": issued,
        "seen_date": row.day("dbs_seen") if row.has("dbs_seen") else issued,
        "seen_by": witness,
        "review_due": row.day("dbs_review") or _by_policy(issued, at),
        "update_service": row.read("update_service", cells.flag, False),
    }
    if _is_sound(row, entry, facts, at):
        entry.facts.append(Fact("dbs", records.record_check, facts))


def _number(row: Row, typed: str) -> str:
    try:
        return numbers.figures(CheckKind.DBS, typed)
    except CannotRecord as fault:
        digits = "".join(sign for sign in typed if sign.isdigit())
        if digits == typed and len(digits) < FIGURES:
            row.blame(
                "dbs_number",
                _(
                    "It has %(n)d figures and not 12. Spreadsheets drop a nought at the front: "
                    "format the column as text and type it again."
                )
                % {"n": len(digits)},
            )
        elif "e+" in typed.lower():
            row.blame(
                "dbs_number",
                _("The spreadsheet shortened it. Format the column as text and type it again."),
            )
        else:
            row.blame("dbs_number", str(fault))
        return ""


def _is_theirs_already(row: Row, entry: Entry, number: str, earlier: dict[str, int]) -> bool:
    """On record for them, or in a row above that is theirs; for somebody else it is a fault."""
    if number in earlier:
        if earlier[number] == id(entry):
            return True
        row.blame("dbs_number", _("That number is another person's, in a row above."))
        return False
    earlier[number] = id(entry)
    for check in numbers.with_number(CheckKind.DBS, number):
        if entry.person is not None and check.person_id == entry.person.pk:
            return True
        row.blame("dbs_number", _("That number is on record for somebody else."))
        return False
    return False


def _by_policy(issued: date | None, at: datetime) -> date | None:
    """When a certificate is looked at again by our own rule, where the sheet says nothing."""
    rule = book.in_force("recheck_dbs", day=london_date(at))
    if issued is None or rule is None:
        return None
    return months_after(issued, rule.parameters["months"])


def _is_sound(row: Row, entry: Entry, facts: dict, at: datetime) -> bool:
    """By the very rules of the record's own form."""
    told = {name: value for name, value in facts.items() if name != "number"}
    told["workforce"] = told["workforce"] or rules.workforce_of(told["level"])
    check = Check(person=entry.person or Person(), recorded_at=at, **told)
    try:
        rules.check_is_sound(check, has_number=True, at=at)
    except CannotRecord as fault:
        row.blame("dbs_level" if "level" in str(fault).lower() else "dbs_issued", str(fault))
        return False
    return True
