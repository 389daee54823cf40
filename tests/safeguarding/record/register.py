"""A team with everything right and everything wrong, and the record told again from the rows."""

import csv
import io
import zipfile
from datetime import date, timedelta
from random import Random
from xml.etree import ElementTree

from kernel.money import Money
from kernel.people.models import Person
from safeguarding.record.columns import Column
from safeguarding.vetting import records
from safeguarding.vetting.models import (
    Check,
    CheckKind,
    Engagement,
    Insurance,
    Licence,
    Training,
    WorkRole,
)
from tests.factories.programme import AT
from tests.factories.team import DSL

TODAY = AT.date()
DAY = timedelta(days=1)
PLAIN = {  # columns that one kind of row answers, and the word of the role that asks for it
    Column.IDENTITY: (CheckKind.IDENTITY, "needs_identity"),
    Column.PROHIBITION: (CheckKind.PROHIBITION, "needs_prohibition"),
    Column.SECTION_128: (CheckKind.SECTION_128, "needs_section_128"),
    Column.QUALIFICATION: (CheckKind.QUALIFICATION, "needs_qualification"),
    Column.RIGHT_TO_WORK: (CheckKind.RIGHT_TO_WORK, "needs_right_to_work"),
    Column.ONLINE_SEARCH: (CheckKind.ONLINE_SEARCH, "needs_online_search"),
    Column.SELF_DECLARATION: (CheckKind.SELF_DECLARATION, "needs_self_declaration"),
    Column.AGREEMENT: (CheckKind.AGREEMENT, "needs_agreement"),
}
ALL_NEEDS = {need: True for _, need in PLAIN.values()} | {
    "needs_insurance": True,
    "needs_chaperone_licence": True,
    "references_needed": 1,
}
NS = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
}


def roles() -> list[WorkRole]:
    """One that asks for everything, one for nothing."""
    told = {"activity": "Works here", "by": DSL, "at": AT}
    return [
        records.create_role(
            key="artist",
            title="Artist",
            level=WorkRole.Level.ENHANCED_CHILD_BARRED,
            rationale="Teaches children every week",
            needs=ALL_NEEDS,
            **told,
        ),
        records.create_role(key="usher", title="Usher", level="none", rationale="", **told),
    ]


def a_team(size: int, *, seed: int = 7) -> list[Person]:
    """Everybody somewhere else between nothing and everything."""
    rng = Random(seed)
    asks_all, asks_none = roles()
    witness = Person.objects.create(name="Bea Witness")
    found = []
    for number in range(size):
        person = Person.objects.create(name=f"Person {number:04d}")
        records.engage(
            person=person,
            role=rng.choice([asks_all, asks_all, asks_none]),
            from_date=TODAY - rng.randrange(30, 900) * DAY,
            basis=rng.choice(["paid", "self_employed", "volunteer"]),
            by=DSL,
            at=AT,
        )
        _on_file(person, witness, rng)
        found.append(person)
    return found


def _on_file(person: Person, witness: Person, rng: Random) -> None:
    for kind in (*(kind for kind, _ in PLAIN.values()), CheckKind.REFERENCE, CheckKind.DBS):
        how = rng.choice(["nothing", "pending", "clear", "clear"])
        if how != "nothing":
            _a_row(person, witness, kind, how, rng)
    if rng.random() < 0.7:
        _trained(person, rng)
    dated = {
        "from_date": TODAY - 300 * DAY,
        "until_date": TODAY + rng.choice([0, 20, 31, 300]) * DAY,
        "seen_date": TODAY - 290 * DAY,
        "seen_by": witness,
        "by": DSL,
        "at": AT,
    }
    if rng.random() < 0.6:
        records.record_insurance(person=person, amount=Money(500_000_00), **dated)
    if rng.random() < 0.6:
        records.record_licence(kind="chaperone", authority="Council", person=person, **dated)


def _trained(person: Person, rng: Random) -> None:
    done = TODAY - rng.randrange(30, 400) * DAY
    until = rng.choice([None, TODAY - 5 * DAY, TODAY, TODAY + 10 * DAY, TODAY + 200 * DAY])
    records.record_training(
        person=person,
        title="Safeguarding level 2",
        completed_date=done,
        until_date=until,
        safeguarding=True,
        by=DSL,
        at=AT,
    )


def _a_row(person: Person, witness: Person, kind: CheckKind, how: str, rng: Random) -> None:
    told: dict[str, object] = {"person": person, "kind": kind, "outcome": how, "by": DSL, "at": AT}
    if how == "pending":
        told["applied_date"] = TODAY - rng.randrange(1, 60) * DAY
    else:
        told |= {"seen_date": TODAY - rng.randrange(1, 25) * DAY, "seen_by": witness}
        told["review_due"] = rng.choice([None, *(TODAY + n * DAY for n in (0, 1, 30, 31, 400))])
    if kind == CheckKind.DBS:
        told["level"] = WorkRole.Level.ENHANCED_CHILD_BARRED
        if how == "clear":
            told["issued_date"] = TODAY - 30 * DAY
            told["number"] = f"{rng.randrange(10_000):012d}"
            told["review_due"] = told["review_due"] or TODAY + 900 * DAY
    records.record_check(**told)


def expected(person: Person, column: Column) -> str:
    """What the cell must say, from the rows themselves."""
    engagement = Engagement.objects.select_related("role").get(person=person)
    asks_all, from_date = engagement.role.key == "artist", engagement.from_date
    no = "Not required"
    if column == Column.ROLE:
        return f"In order: {from_date}"
    if column == Column.TRAINING:
        return _dated(Training.objects.filter(person=person).first(), from_date, "completed_date")
    if column in {Column.DAYS, Column.OVERSEAS} or not asks_all:
        return no
    if column == Column.RIGHT_TO_WORK and engagement.basis == "volunteer":
        return no
    if column == Column.INSURANCE:
        row = Insurance.objects.filter(person=person).first()
        return _dated(row, from_date) if engagement.basis == "self_employed" else no
    if column == Column.CHAPERONE:
        return _dated(Licence.objects.filter(person=person).first(), from_date)
    kind = {Column.CHECK: CheckKind.DBS, Column.BARRED: CheckKind.DBS,
            Column.REFERENCE: CheckKind.REFERENCE}.get(column) or PLAIN[column][0]  # fmt: skip
    row = Check.objects.filter(person=person, kind=kind).first()
    if row is not None and row.outcome == Check.Outcome.PENDING:
        return f"Applied for: {row.applied_date}"
    return _dated(row, from_date, due="review_due")


def _dated(row: object, from_date: date, seen: str = "seen_date", due: str = "until_date") -> str:
    if row is None:
        return f"Missing: {from_date}"
    ends = getattr(row, due)
    word = "In order" if ends is None or ends > TODAY + 30 * DAY else "Due soon"
    word = "Re-check due" if ends is not None and ends <= TODAY else word
    by = f", by {row.seen_by.name}" if hasattr(row, "seen_by") else ""  # type: ignore[attr-defined]
    return f"{word}: {getattr(row, seen)}{by}" + (f", due {ends}" if ends else "")


def from_csv(content: bytes) -> list[list[str]]:
    return [*csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]


def from_ods(content: bytes) -> list[list[str]]:
    """As a spreadsheet reads it: every cell's text."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        tree = ElementTree.fromstring(book.read("content.xml"))
    return [
        ["\n".join(_words(p) for p in cell.findall("text:p", NS))
         for cell in row.findall("table:table-cell", NS)]
        for row in tree.iter(f"{{{NS['table']}}}table-row")
    ]  # fmt: skip


def _words(paragraph: ElementTree.Element) -> str:
    signs = {f"{{{NS['text']}}}tab": "\t", f"{{{NS['text']}}}s": " "}
    parts = [paragraph.text or ""]
    for child in paragraph:
        parts += [signs.get(child.tag, ""), child.tail or ""]
    return "".join(parts)
