"""An existing record comes in from a spreadsheet: looked at first, all or nothing, once."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from kernel.audit.models import AuditEvent
from kernel.people.models import Person
from kernel.people.roles import Role
from safeguarding.vetting import number
from safeguarding.vetting.importing import carry_out, draft
from safeguarding.vetting.importing.columns import guess
from safeguarding.vetting.importing.facts import Fault
from safeguarding.vetting.importing.faults import as_csv
from safeguarding.vetting.importing.plan import Choices, plan
from safeguarding.vetting.importing.reading import read
from safeguarding.vetting.importing.sheet import MOST_ROWS, NotASheet
from safeguarding.vetting.models import Check, CheckKind, Engagement, ImportDraft, Training
from tests.factories import team
from tests.factories.desk import signed_in
from tests.factories.people import an_account
from tests.factories.team import DSL

pytestmark = pytest.mark.django_db
HEADERS = [
    *("Full name", "E-mail", "Job title", "Start date", "DBS number", "DBS level"),
    *("Issue date", "Original seen", "Identity", "Right to work", "Reference 1", "Reference 2"),
    *("Safeguarding training", "Checked by"),
]
ADA = [
    *("Ada Marsh", "ada@example.org", "Artist", "1/9/2025", "001234567890"),
    *("Enhanced with children's barred list", "3/5/2025", "10/5/2025", "11/5/2025", "11/5/2025"),
    *("12/5/2025", "13/5/2025", "14/5/2025", "Chris Keeper"),
]


@pytest.fixture
def keeper() -> Person:
    user = an_account(Role.DSL, email="chris@example.org")
    user.person = team.a_person("Chris Keeper")
    user.save()
    return user.person


@pytest.fixture
def artist(at: datetime) -> Any:
    role = team.a_role(at=at)
    type(role).objects.filter(pk=role.pk).update(title="Artist")
    return role


def row(**changes: str) -> list[str]:
    names = dict(zip(HEADERS, range(len(HEADERS)), strict=True))
    made = list(ADA)
    for name, value in changes.items():
        made[names[name.replace("_", " ")]] = value
    return made


def text(*rows: list[str], mark: str = ",") -> bytes:
    return "\r\n".join(mark.join(f'"{cell}"' for cell in each) for each in (HEADERS, *rows)).encode(
        "utf-8-sig"
    )


def looked(data: bytes, at: datetime, **choices: Any) -> Any:
    sheet = read(data)
    return plan(sheet, Choices(guess(sheet.headers), **choices), at=at)


def sentences(found: Any) -> str:
    return " ".join(f"{fault.line} {fault.column}: {fault.sentence}" for fault in found.faults)


# ── what comes in ──────────────────────────────────────────────────────────────────────────────
def test_looking_writes_nothing(at: datetime, keeper: Person, artist: Any) -> None:
    found = looked(text(row()), at)
    assert sentences(found) == ""
    assert (len(found.entries), found.new_people, found.new_facts) == (1, 1, 7)
    assert not Check.objects.exists()
    assert not Person.objects.filter(name="Ada Marsh").exists()
    assert not AuditEvent.objects.filter(verb__in=["person.added", "check.recorded"]).exists()


def test_all_of_a_sheet_comes_in(at: datetime, keeper: Person, artist: Any) -> None:
    carry_out.carry_out(looked(text(row()), at), by=DSL, at=at)
    ada = Person.objects.get(name="Ada Marsh")
    assert Engagement.objects.get(person=ada).from_date == date(2025, 9, 1)
    dbs = Check.objects.get(person=ada, kind=CheckKind.DBS)
    assert number.reveal(check=dbs, by=DSL, at=at) == "001234567890"
    assert (dbs.issued_date, dbs.seen_date) == (date(2025, 5, 3), date(2025, 5, 10))
    assert (dbs.seen_by, dbs.review_due) == (keeper, date(2028, 5, 3))
    kinds = Check.objects.filter(person=ada).values_list("kind", flat=True)
    assert sorted(kinds) == [
        *("dbs", "identity", "reference", "reference", "right_to_work"),
    ]
    assert Training.objects.get(person=ada).safeguarding
    assert AuditEvent.objects.filter(verb="records.imported").count() == 1


def test_a_sheet_brought_twice_changes_nothing(at: datetime, keeper: Person, artist: Any) -> None:
    carry_out.carry_out(looked(text(row()), at), by=DSL, at=at)
    before = (Check.objects.count(), Training.objects.count(), Engagement.objects.count())
    again = looked(text(row()), at)
    assert (again.new_people, again.new_facts, again.known_facts) == (0, 0, 7)
    carry_out.carry_out(again, by=DSL, at=at)
    after = (Check.objects.count(), Training.objects.count(), Engagement.objects.count())
    assert before == after
    assert Person.objects.filter(name="Ada Marsh").count() == 1


def test_two_references_of_one_day_are_two(at: datetime, keeper: Person, artist: Any) -> None:
    sheet = text(row(Reference_2="12/5/2025"))
    carry_out.carry_out(looked(sheet, at), by=DSL, at=at)
    assert Check.objects.filter(kind=CheckKind.REFERENCE).count() == 2
    assert looked(sheet, at).new_facts == 0


def test_somebody_on_record_is_known_by_address_or_name(
    at: datetime, keeper: Person, artist: Any
) -> None:
    known = team.a_newcomer("Ada Marsh", at=at)
    assert looked(text(row(**{"E-mail": ""})), at).entries[0].person == known


def test_all_or_nothing_when_the_record_changed_meanwhile(
    at: datetime, keeper: Person, artist: Any
) -> None:
    other = row(
        **{"Full_name": "Bo Reed", "E-mail": "bo@example.org", "DBS_number": "000000000009"}
    )
    found = looked(text(row(), other), at)
    team.a_check(team.a_person("Somebody"), number="000000000009", at=at)
    with pytest.raises(Exception, match="on record for somebody else"):
        carry_out.carry_out(found, by=DSL, at=at)
    assert not Person.objects.filter(name__in=["Ada Marsh", "Bo Reed"]).exists()
    assert not AuditEvent.objects.filter(verb="records.imported").exists()


# ── what does not ──────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"Full_name": ""}, "Who is this row about?"),
        ({"E-mail": "nowhere"}, "Write an address"),
        ({"Job_title": "Wizard"}, "no work role of that name"),
        ({"Job_title": ""}, "Say which role"),
        ({"Start_date": "yes"}, "yes, but not when"),
        ({"Issue_date": "5/13/2025"}, "Write the day like this"),
        ({"Issue_date": "45123"}, "how a spreadsheet counts days"),
        ({"Issue_date": "3/5/2026"}, "in the future"),
        ({"Issue_date": ""}, "when it was issued"),
        ({"Issue_date": "3/5/1066"}, "Check the year"),
        ({"DBS_number": "1234567890"}, "drop a nought"),
        ({"DBS_number": "1.23E+11"}, "shortened it"),
        ({"DBS_number": "٠٠١٢٣٤٥٦٧٨٩٠"}, "12 figures"),
        ({"DBS_level": "gold"}, "Write basic, standard"),
        ({"Checked_by": "Nobody"}, "no colleague of that name"),
        ({"Identity": "1/1/2027"}, "has not come yet"),
        ({"Full_name": "Chris Keeper", "E-mail": ""}, "their own"),
    ],
)
def test_a_cell_that_cannot_come_in_gets_a_sentence_beside_its_row(
    at: datetime, keeper: Person, artist: Any, changes: dict, sentence: str
) -> None:
    found = looked(text(row(), row(**{"DBS_number": "000000000777", **changes})), at)
    assert sentence in sentences(found)
    assert {fault.line for fault in found.faults} == {3}
    assert not found.is_sound


def test_a_number_of_two_people_is_refused(at: datetime, keeper: Person, artist: Any) -> None:
    two = row(**{"Full_name": "Bo Reed", "E-mail": "bo@example.org"})
    assert "another person's" in sentences(looked(text(row(), two), at))
    team.a_check(team.a_person("Somebody"), number="001234567890", at=at)
    found = looked(text(row()), at)
    assert "on record for somebody else" in sentences(found)
    assert "001234567890" not in str(found.faults)


def test_a_plan_with_faults_is_never_carried_out(at: datetime, keeper: Person) -> None:
    with pytest.raises(ValueError, match="faults"):
        carry_out.carry_out(looked(text(row()), at), by=DSL, at=at)


# ── files ──────────────────────────────────────────────────────────────────────────────────────
def xlsx(*rows: list[Any]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for each in rows:
        book.active.append(each)
    book.save(out)
    return out.getvalue()


def ods(*rows: list[str], before: str = "") -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>'
            for c in each
        )
        + "</table:table-row>"
        for each in rows
    )
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content{spaces}><office:body>'
        f"<office:spreadsheet><table:table>{cells}<table:table-row "
        'table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        text(ADA),
        text(ADA, mark=";"),
        text(ADA).decode("utf-8-sig").encode("cp1252"),
        text(ADA).decode("utf-8-sig").encode("utf-16"),
        xlsx(HEADERS, ADA),
        ods(HEADERS, ADA),
    ],
    ids=["commas", "semicolons", "windows", "unicode", "xlsx", "ods"],
)
def test_every_way_of_saving_reads_the_same(data: bytes) -> None:
    sheet = read(data)
    assert (list(sheet.headers), list(sheet.rows[0])) == (HEADERS, ADA)


def test_a_day_and_a_shown_nought_survive_excel() -> None:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Name", "DBS number", "Issued"])
    book.active.append(["Ada", 102, datetime(2025, 5, 3)])
    book.active["B2"].number_format = "000000000000"
    book.save(out)
    assert list(read(out.getvalue()).rows[0]) == ["Ada", "000000000102", "2025-05-03"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"Name\n", "no row under"),
        (b"%PDF-1.7", "no spreadsheet"),
        (b"\x89PNG\r\n", "no spreadsheet"),
        (b"\xd0\xcf\x11\xe0rest", "old Excel file"),
        (b"Name,DBS\n\0\0,1\n", "letters in that file"),
        (b"Name\n\x81\x8d\x8f\n", "letters in that file"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"x" * 5_000_001, "larger than 5 MB"),
        (b"Name\n" + b"Ada\n" * (MOST_ROWS + 1), "more than 5000 rows"),
        (b"Name\n" + b"Ada\n" * 100_000, "more than 5000 rows"),
        (b"," * 300 + b"x\n" + b"," * 300 + b"y\n", "more than 80 columns"),
        (ods(HEADERS, ADA, before='<!DOCTYPE x [<!ENTITY a "b">]>'), "damaged"),
    ],
)
def test_a_hostile_file_gets_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(NotASheet, match=sentence):
        read(data)


def test_a_bomb_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b"0" * 70_000_000)
    assert len(out.getvalue()) < 200_000
    with pytest.raises(NotASheet, match="far too large"):
        read(out.getvalue())


def test_a_fault_is_never_a_formula_on_its_way_out() -> None:
    said = as_csv([Fault(2, "Name", '=HYPERLINK("http://evil")', "Who?")]).decode("utf-8-sig")
    assert "'=HYPERLINK" in said
    assert '"=HYPERLINK' not in said


# ── the screens ────────────────────────────────────────────────────────────────────────────────
def brought(client: Client, data: bytes) -> str:
    file = io.BytesIO(data)
    file.name = "record.csv"
    answer = client.post(reverse("team_record_import"), {"sheet": file})
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    return str(answer["Location"])


def columns(data: bytes, **more: str) -> dict[str, str]:
    places = guess(read(data).headers)
    return {
        **{f"column_{key}": str(place) for key, place in places.items()},
        "basis": "paid",
        "once": "k" * 28,
        **more,
    }


def test_a_sheet_is_looked_at_and_then_brought_in(keeper: Person, artist: Any) -> None:
    client, data = signed_in(Role.SAFEGUARDING_OFFICER), text(row())
    look = brought(client, data)
    assert "Which column is what" in client.get(look).content.decode()
    shown = client.post(look, columns(data, look="1")).content.decode()
    assert "Every row is in order." in shown
    assert not Check.objects.exists()
    client.post(look, columns(data, bring="1"))
    assert Check.objects.filter(kind=CheckKind.DBS).count() == 1
    assert not ImportDraft.objects.exists()


def test_faults_are_shown_and_given_as_a_sheet(keeper: Person, artist: Any) -> None:
    client, data = signed_in(Role.DSL), text(row(Job_title="=Wizard"))
    look = brought(client, data)
    shown = client.post(look, columns(data, bring="1")).content.decode()
    assert "1 cell must be mended first" in shown
    assert not Check.objects.exists()
    answer = client.post(look, columns(data, sheet_of_faults="1"))
    assert answer["Content-Type"].startswith("text/csv")
    assert b"'=Wizard" in answer.content


def test_another_colleagues_sheet_is_not_opened(keeper: Person, artist: Any) -> None:
    look = brought(signed_in(Role.DSL), text(row()))
    other = signed_in(Role.SAFEGUARDING_OFFICER)
    assert other.get(look)["Location"] == reverse("team_record_import")


def test_a_kept_sheet_is_sealed_and_forgotten_after_a_day(
    at: datetime, keeper: Person, artist: Any
) -> None:
    kept = draft.keep(read(text(row())), by=DSL, at=at)
    assert "Ada" not in ImportDraft.objects.get().rows_sealed
    assert draft.sheet_of(kept) == read(text(row()))
    assert draft.find(kept.key, by=DSL, at=at + draft.KEPT) is None
    draft.forget_imports(at=at + draft.KEPT)
    assert not ImportDraft.objects.exists()


def test_no_file_and_a_bad_file_get_a_sentence() -> None:
    client = signed_in(Role.DSL)
    assert "Choose a file." in client.post(reverse("team_record_import")).content.decode()
    file = io.BytesIO(b"%PDF-1.7 not a sheet")
    file.name = "record.csv"
    answer = client.post(reverse("team_record_import"), {"sheet": file})
    assert "no spreadsheet" in answer.content.decode()
