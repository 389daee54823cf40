"""Looking first: every row as facts, every fault beside its row, nothing written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from kernel.clock import london_date
from kernel.people.models import Person
from safeguarding.vetting import records
from safeguarding.vetting.importing import cells, certificates, seen
from safeguarding.vetting.importing.facts import Entry, Fact, Plan
from safeguarding.vetting.importing.known import Known, known, plain
from safeguarding.vetting.importing.row import Row
from safeguarding.vetting.importing.sheet import Sheet
from safeguarding.vetting.models import Engagement, WorkRole


@dataclass(frozen=True, slots=True)
class Choices:
    """What the sheet does not say, and the person who brings it does."""

    places: Mapping[str, int]  # column's key to its place
    seen_by: Person | None = None
    role: WorkRole | None = None
    basis: str = Engagement.Basis.PAID


def plan(sheet: Sheet, choices: Choices, *, at: datetime) -> Plan:
    """A function of the sheet and of what is on record; it writes nothing."""
    found, on_file = Plan(), known(at=at)
    entries: dict[str, Entry] = {}
    numbers: dict[str, int] = {}
    for line, values in zip(sheet.lines, sheet.rows, strict=True):
        row = Row(line, values, choices.places)
        entry = _entry(row, entries, on_file)
        if entry is not None:
            _engagement(row, entry, choices, on_file, at)
            witness = seen.witness(row, entry, choices.seen_by, on_file)
            certificates.read(row, entry, witness, numbers, at=at)
            seen.read(row, entry, witness, on_file, at=at)
        found.faults += row.faults
    found.entries = list(entries.values())
    return found


def _entry(row: Row, entries: dict[str, Entry], on_file: Known) -> Entry | None:
    """The person of the row: on record, in a row above, or new. None: nobody can tell."""
    name, email = row.text("name"), row.text("email").lower()
    if not name:
        row.blame("name", _("Who is this row about?"))
        return None
    if len(name) > 200:
        row.blame("name", _("Keep a name to 200 letters."))
        return None
    if email and not _is_address(email):
        row.blame("email", _("Write an address like name@example.org."))
        return None
    person = _person(row, name, email, on_file)
    if row.faults:
        return None
    key = email or (f"person {person.pk}" if person else plain(name))
    if key not in entries:
        entries[key] = Entry(row.line, name, email, row.text("phone")[:40], person)
    elif plain(entries[key].name) != plain(name):
        row.blame("email", _("That address is somebody else's, in a row above."))
        return None
    return entries[key]


def _person(row: Row, name: str, email: str, on_file: Known) -> Person | None:
    if email and email in on_file.by_email:
        person = on_file.by_email[email]
        if plain(person.name) == plain(name):
            return person
        row.blame("email", _("That address is on record for somebody with another name."))
        return None
    same = on_file.by_name.get(plain(name), [])
    if len(same) > 1:
        row.blame("name", _("Several people of that name are on record. Give an e-mail address."))
    return same[0] if len(same) == 1 else None


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return len(email) <= 254


def _engagement(row: Row, entry: Entry, choices: Choices, on_file: Known, at: datetime) -> None:
    said = row.text("role")
    role = on_file.roles.get(plain(said)) if said else choices.role
    if role is None:
        if said:
            row.blame("role", _("There is no work role of that name. Make it first, or rename it."))
        else:
            row.blame("role", _("Say which role they have, or choose one for all."))
        return
    begins, ends = row.day("from_date"), row.day("until_date")
    basis = row.read("basis", cells.basis, choices.basis)
    begins = begins or london_date(at)
    if ends is not None and ends <= begins:
        row.blame("until_date", _("A role must end after it begins."))
        return
    if _has(entry, role, begins, ends, on_file):
        entry.known += 1
        return
    entry.facts.append(
        Fact(
            "role",
            records.engage,
            {"role": role, "from_date": begins, "until_date": ends, "basis": basis},
        )
    )


def _has(entry: Entry, role: WorkRole, begins: date, ends: date | None, on_file: Known) -> bool:
    """The role is theirs already at that time, on record or by a row above."""
    spans: list[tuple[date, date | None]] = [
        (fact.facts["from_date"], fact.facts["until_date"])
        for fact in entry.facts
        if fact.what == "role" and fact.facts["role"] == role
    ]
    if entry.person is not None:
        theirs = on_file.engagements.get(entry.person.pk, [])
        spans += [(e.from_date, e.until_date) for e in theirs if e.role_id == role.pk]
    return any(
        (ends is None or start < ends) and (end is None or begins < end) for start, end in spans
    )
