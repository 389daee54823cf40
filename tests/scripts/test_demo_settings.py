"""`.env.demo`: made once, kept, and pointed at the port of the day."""

from pathlib import Path

import pytest

import demo_settings


@pytest.fixture
def demo_env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / ".env.demo"
    monkeypatch.setattr(demo_settings, "DEMO_ENV", path)
    return path


def test_every_machine_has_secrets_of_its_own(demo_env: Path) -> None:
    demo_settings.ensure(8000)
    first = demo_env.read_text()
    demo_env.unlink()
    demo_settings.ensure(8000)

    shared = set(first.splitlines()) & set(demo_env.read_text().splitlines())
    assert not [line for line in shared if "KEY" in line]


def test_nobody_else_on_the_machine_reads_them(demo_env: Path) -> None:
    demo_settings.ensure(8000)
    assert demo_env.stat().st_mode & 0o077 == 0


def test_a_later_start_on_another_port_keeps_the_secrets(demo_env: Path) -> None:
    demo_settings.ensure(8000)
    before = demo_env.read_text()
    demo_settings.ensure(8123)
    assert demo_env.read_text() == before.replace("localhost:8000", "localhost:8123")


def test_what_a_person_added_stays(demo_env: Path) -> None:
    demo_settings.ensure(8000)
    demo_env.write_text(demo_env.read_text() + "DEBUG=1\n")
    demo_settings.ensure(8001)
    assert demo_env.read_text().endswith("DEBUG=1\n")
