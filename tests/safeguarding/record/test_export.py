"""The single central record as a file equals the database, row for row and cell for cell."""

import hashlib
import zipfile
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as some

from kernel.audit.models import AuditEvent
from kernel.documents import sheets
from kernel.people.models import Person
from safeguarding.record import exporting
from safeguarding.record.columns import Column
from safeguarding.record.models import RecordExport
from safeguarding.record.narrowing import Narrowing
from safeguarding.record.table import heading
from safeguarding.vetting import records
from tests.factories.programme import AT
from tests.factories.team import DSL, a_worker
from tests.safeguarding.record.register import a_team, expected, from_csv, from_ods

pytestmark = pytest.mark.django_db
READ = {"csv": from_csv, "ods": from_ods}


def taken(format: str, *, masked: bool = False, who: str = "team") -> list[list[str]]:
    content, _row = exporting.export(
        narrowing=Narrowing(who=who), format=format, reason="For the trustees", masked=masked,
        by=DSL, at=AT,
    )  # fmt: skip
    return READ[format](content)


@pytest.mark.parametrize("format", ["csv", "ods"])
def test_every_cell_equals_the_row_it_came_from(format: str) -> None:
    people = a_team(60)

    head, *lines = taken(format)

    assert head == heading()
    assert [line[0] for line in lines] == [person.name for person in people]
    for person, line in zip(people, lines, strict=True):
        for column in Column:
            cell, wanted = line[head.index(str(column.label))], expected(person, column)
            if wanted == "Not required":
                assert cell.startswith("Not required, because "), (person.name, column, cell)
            else:
                assert cell == wanted, (person.name, column)


def test_no_cell_is_ever_blank() -> None:
    a_team(60)
    leaver = a_worker("Lou Left")
    engagement = leaver.engagements.get()
    records.end_engagement(engagement=engagement, until_date=AT.date(), by=DSL, at=AT)
    Person.objects.create(name="Nobody Yet")
    for who in ("team", "left", "all", "volunteers"):
        assert all(cell.strip() for line in taken("csv", who=who) for cell in line)


def test_both_kinds_of_file_say_the_same() -> None:
    a_team(30)
    assert taken("csv") == taken("ods")


def test_noughts_in_front_survive_and_no_more_than_four_figures_leave() -> None:
    a_worker("Ada Marsh", number="001234560012")
    for format in READ:
        head, line = taken(format)
        assert line[head.index("Number ends in")] == "0012"
        assert "00123456" not in str(line)
        masked = taken(format, masked=True)[1]
        assert "0012" not in str(masked[head.index("Number ends in")])


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t=", "\r=", " =", "\ufeff="])
def test_what_looks_like_a_formula_is_text(begins: str) -> None:
    name = f"{begins}HYPERLINK(1)"
    a_worker(name)
    for format in READ:
        cell = taken(format)[1][0]
        assert cell.startswith("'")
        assert "HYPERLINK(1)" in cell


@given(some.text(max_size=30))
def test_no_text_becomes_a_formula(text: str) -> None:
    kept = sheets.plain(text)
    assert not kept.lstrip().startswith(("=", "+", "-", "@"))
    assert READ["ods"](sheets.to_ods("x", [["a", text]]))


def test_an_ods_is_what_it_says_from_its_first_bytes() -> None:
    a_worker()
    content, _row = exporting.export(
        narrowing=Narrowing(), format="ods", reason="x", masked=False, by=DSL, at=AT
    )
    assert content[30:38] == b"mimetype"
    with zipfile.ZipFile(BytesIO(content)) as book:
        assert book.testzip() is None
        assert book.read("mimetype").decode() == sheets.ODS


def test_the_file_is_known_again_by_its_hash() -> None:
    a_worker()
    content, row = exporting.export(
        narrowing=Narrowing(), format="csv", reason="An audit", masked=False, by=DSL, at=AT
    )
    event = AuditEvent.objects.get(verb="record.exported")
    assert row.sha256 == hashlib.sha256(content).hexdigest()
    assert row.sha256 in str(event.facts)
    assert (row.people, row.reason, event.about_ref) == (1, "An audit", row.ref)
    assert "An audit" not in str(event.facts)


def test_without_a_reason_nothing_leaves() -> None:
    with pytest.raises(exporting.CannotExport, match="what the file is for"):
        exporting.export(
            narrowing=Narrowing(), format="csv", reason=" ", masked=False, by=DSL, at=AT
        )
    assert not RecordExport.objects.exists()


@pytest.mark.parametrize("format", ["csv", "ods"])
def test_the_command_writes_the_same(format: str, tmp_path: Path) -> None:
    a_team(5)
    out = tmp_path / f"record.{format}"
    call_command("export_scr", out=out, stdout=(said := StringIO()))
    assert len(READ[format](out.read_bytes())) == 6
    assert RecordExport.objects.get().sha256 in said.getvalue()


@pytest.mark.parametrize("name", ["record.xlsx", "record", "nowhere/record.csv"])
def test_a_file_that_cannot_be_is_refused_in_words(name: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"\.csv or \.ods|no folder"):
        call_command("export_scr", out=tmp_path / name)
