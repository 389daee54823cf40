"""`issue_certificates`: progress, a closing sentence, exit codes, papers in a folder."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from bookings.certificates.models import Certificate
from tests.bookings.certificates.award import a_course, a_design, came

pytestmark = pytest.mark.django_db


def test_it_issues_shows_progress_and_writes_the_papers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_design()
    activity = a_course()
    came(activity, 5)
    came(activity, 1, name="Tobi Adeyemi")

    call_command("issue_certificates", activity.ref, "--out", str(tmp_path / "new" / "folder"))

    code = Certificate.objects.get().code
    said = capsys.readouterr().out
    assert "Certificate of Attendance for One Second at a Time: 1 to issue." in said
    assert f"1 of 1: {code[:5]}-{code[5:]}".lower() in said.lower()
    assert said.endswith("1 issued, 1 do not qualify yet, 1 PDFs written.\n")
    assert "Noah" not in said
    paper = tmp_path / "new" / "folder" / f"certificate-{code}.pdf"
    assert paper.read_bytes().startswith(b"%PDF")


def test_run_again_it_issues_nothing_and_writes_what_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_design()
    activity = a_course()
    came(activity, 5)
    call_command("issue_certificates", activity.ref)

    call_command("issue_certificates", activity.ref, "--out", str(tmp_path))

    assert "0 issued, 0 do not qualify yet, 1 PDFs written." in capsys.readouterr().out
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("ref", ["nothing", "", "\0", "../..", "x" * 5000])
def test_an_activity_that_is_not_there_is_a_wrong_use(ref: str) -> None:
    with pytest.raises(CommandError, match="no activity with that reference") as fault:
        call_command("issue_certificates", ref)
    assert fault.value.returncode == 2


def test_without_a_design_it_says_so_and_fails() -> None:
    with pytest.raises(CommandError, match="has no certificate") as fault:
        call_command("issue_certificates", a_course(kind="").ref)
    assert fault.value.returncode == 1


def test_a_design_that_needs_a_word_is_left_to_the_screen() -> None:
    a_design(percent=70, needs_sign_off=True)
    activity = a_course()
    came(activity, 5)
    with pytest.raises(CommandError, match="1 need a colleague's word"):
        call_command("issue_certificates", activity.ref)
    assert not Certificate.objects.exists()


def test_a_folder_that_cannot_be_written_is_a_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="cannot be written to"):
        call_command("issue_certificates", a_course().ref, "--out", str(tmp_path / "file"))
