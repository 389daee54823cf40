"""Installing from the system's packages, with an apt-get that writes down what it is asked."""

from pathlib import Path

import pytest

import system_packages

APT = """#!/bin/sh
echo "$@" >> "{calls}"
[ "$1" = update ] && touch "{lists}"
[ "$1" = update ] || [ -e "{lists}" ]
"""


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose package lists are empty until they are updated."""
    calls = tmp_path / "calls"
    apt = tmp_path / "apt-get"
    apt.write_text(APT.format(calls=calls, lists=tmp_path / "lists"))
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(system_packages, "_privilege", list)
    monkeypatch.setattr(system_packages.sys, "platform", "linux")
    return calls


def test_a_fresh_image_has_its_lists_updated_first(calls: Path) -> None:
    system_packages.install(purpose="Pango", apt=["libpango-1.0-0"], brew=["pango"])
    assert calls.read_text().splitlines() == [
        "install --yes --no-install-recommends libpango-1.0-0",
        "update",
        "install --yes --no-install-recommends libpango-1.0-0",
    ]


def test_who_may_not_install_is_told_what_to_type(
    calls: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "_privilege", lambda: None)
    with pytest.raises(SystemExit):
        system_packages.install(purpose="Pango", apt=["libpango-1.0-0"], brew=["pango"])
    assert "sudo apt-get install libpango-1.0-0" in capsys.readouterr().err
    assert not calls.exists()
