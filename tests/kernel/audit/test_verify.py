"""`audit_verify` and `audit_checkpoint`: what was changed is found, and the cut-off tail too."""

import json
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kernel.audit.models import AuditEvent, Checkpoint
from tests.kernel.audit.trailing import a_trail, drop, run

pytestmark = pytest.mark.django_db


def _verify(*arguments: str) -> str:
    out = StringIO()
    call_command("audit_verify", *arguments, stdout=out)
    return out.getvalue().strip()


def _checkpoint(folder: Path) -> Path:
    file = folder / "head.json"
    call_command("audit_checkpoint", "--out", str(file), stdout=StringIO())
    return file


def test_a_whole_trail_is_said_to_be_whole(at: datetime) -> None:
    a_trail(at)
    assert _verify() == "5 events, each as it was written."


def test_an_empty_trail_is_whole() -> None:
    assert _verify() == "0 events, each as it was written."


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'user:other'",
        "verb = 'thing.other'",
        "about_ref = 'other'",
        "at = '2020-01-01 00:00:00+00:00'",
        "facts = '{\"pence\": 1}'",
        "mac = 'f'",
    ],
)
def test_whatever_is_changed_is_named_by_its_number(at: datetime, change: str) -> None:
    a_trail(at)
    drop("audit_auditevent_no_update")
    assert run(f"UPDATE audit_auditevent SET {change} WHERE seq = 4")
    with pytest.raises(CommandError, match="First bad event: 4") as refused:
        _verify()
    assert refused.value.returncode == 1


def test_a_trail_forged_without_the_key_is_found(at: datetime, settings: object) -> None:
    a_trail(at, events=2)
    settings.AUDIT_KEY = "another key, of somebody who has only the database"
    a_trail(at, events=1)
    settings.AUDIT_KEY = "test-only-audit_key-" + "x" * 40
    with pytest.raises(CommandError, match="First bad event: 3"):
        _verify()


def test_a_tail_cut_off_is_found_against_the_checkpoint_alone(at: datetime, tmp_path: Path) -> None:
    a_trail(at)
    file = _checkpoint(tmp_path)
    drop("audit_auditevent_no_delete")
    assert run("DELETE FROM audit_auditevent WHERE seq >= 4")
    assert _verify() == "3 events, each as it was written."  # which is why checkpoints leave
    with pytest.raises(CommandError, match="First bad event: 4"):
        _verify("--against", str(file))


def test_a_trail_written_anew_is_found_against_the_checkpoint(at: datetime, tmp_path: Path) -> None:
    """Somebody with the database and the key, but without what left the building."""
    a_trail(at)
    file = _checkpoint(tmp_path)
    drop("audit_auditevent_no_delete")
    assert run("DELETE FROM audit_auditevent WHERE seq >= 5")
    a_trail(at, events=3)
    assert _verify().startswith("7 events")
    with pytest.raises(CommandError, match="First bad event: 5"):
        _verify("--against", str(file))


def test_a_checkpoint_that_still_holds_says_so(at: datetime, tmp_path: Path) -> None:
    a_trail(at)
    file = _checkpoint(tmp_path)
    a_trail(at, events=2)
    assert _verify("--against", str(file)).startswith("8 events")  # the checkpoint is one of them
    assert Checkpoint.objects.get().seq == json.loads(file.read_text())["seq"] == 5
    assert AuditEvent.objects.get(verb="checkpoint.made").about_ref == "5"


def test_a_checkpoint_that_was_changed_is_refused(at: datetime, tmp_path: Path) -> None:
    a_trail(at)
    file = _checkpoint(tmp_path)
    said = json.loads(file.read_text())
    file.write_text(json.dumps({**said, "seq": 3, "mac": AuditEvent.objects.get(seq=3).mac}))
    with pytest.raises(CommandError, match="not ours"):
        _verify("--against", str(file))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"seq": "x"}',
        "\0",
        '{"seq": 1, "mac": "m"}',
        '{"seq": 1e999, "mac": "m"}',
        "🙂" * 10_000,
    ],
)
def test_what_is_no_checkpoint_is_refused_in_words(tmp_path: Path, text: str) -> None:
    file = tmp_path / "head.json"
    file.write_text(text)
    with pytest.raises(CommandError, match="no checkpoint"):
        _verify("--against", str(file))


def test_a_file_that_is_not_there_is_a_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refused:
        _verify("--against", str(tmp_path / "nowhere"))
    assert refused.value.returncode == 2
    with pytest.raises(CommandError) as refused:
        call_command("audit_checkpoint", "--out", str(tmp_path / "no" / "folder"))
    assert refused.value.returncode == 2
