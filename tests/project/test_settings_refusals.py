"""A site that is set up wrongly does not start, and says which line to mend."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RIGHT = {
    "ENV_FILE": os.devnull,
    "SECRET_KEY": "s" * 40,
    "AUDIT_KEY": "a" * 40,
    "SIGNING_KEY": "b" * 64,
    "FIELD_KEYS": "0123456789abcdef" * 4,
    "SITE_URL": "https://foyer.example",
    "EMAIL_URL": "smtp://mail.example:587",
}


def _start(folder: Path, **changes: str) -> "subprocess.CompletedProcess[str]":
    """`manage.py check` in an environment of its own."""
    env = {"PATH": os.environ["PATH"], "VAR_DIR": str(folder), **RIGHT, **changes}
    command = [sys.executable, "manage.py", "check", "--fail-level", "ERROR"]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_a_site_that_is_set_up_rightly_starts(tmp_path: Path) -> None:
    done = _start(tmp_path)
    assert (done.returncode, "no issues" in done.stdout) == (0, True), done.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "AUDIT_KEY", "SIGNING_KEY", "FIELD_KEYS"])
def test_a_missing_secret_refuses_to_start_and_is_named(tmp_path: Path, name: str) -> None:
    done = _start(tmp_path, **{name: ""})
    assert done.returncode != 0
    assert f"{name} is not set. See its line in .env.example." in done.stderr


def test_the_sample_secret_refuses_to_start_without_being_shown(tmp_path: Path) -> None:
    sample = "change-me-" + "secretly" * 5
    done = _start(tmp_path, SECRET_KEY=sample)
    assert "SECRET_KEY is still the sample value" in done.stderr
    assert sample not in done.stderr


def test_a_short_secret_refuses_to_start(tmp_path: Path) -> None:
    done = _start(tmp_path, AUDIT_KEY="too short")
    assert "AUDIT_KEY is shorter than 32 characters." in done.stderr


def test_plain_http_is_refused_for_a_public_host(tmp_path: Path) -> None:
    done = _start(tmp_path, SITE_URL="http://foyer.example")
    assert "SITE_URL must start with https://" in done.stderr


def test_plain_http_is_right_on_this_machine(tmp_path: Path) -> None:
    assert _start(tmp_path, SITE_URL="http://localhost:8000").returncode == 0


@pytest.mark.parametrize("key", ["sk_live_1", "rk_live_1"])
def test_test_payments_are_refused_beside_a_live_key(tmp_path: Path, key: str) -> None:
    done = _start(tmp_path, TEST_PAYMENTS="1", STRIPE_SECRET_KEY=key)
    assert "TEST_PAYMENTS is refused beside a live STRIPE_SECRET_KEY." in done.stderr
    assert key not in done.stderr


def test_a_number_that_is_none_is_refused(tmp_path: Path) -> None:
    done = _start(tmp_path, TRUSTED_PROXY_COUNT="one")
    assert "TRUSTED_PROXY_COUNT must be a whole number" in done.stderr


def test_a_queue_nobody_knows_is_refused(tmp_path: Path) -> None:
    done = _start(tmp_path, TASKS="celery")
    assert "TASKS must be one of immediate, database" in done.stderr


def test_a_database_nobody_knows_is_refused(tmp_path: Path) -> None:
    done = _start(tmp_path, DATABASE_URL="mysql://localhost/foyer")
    assert "use postgresql:// or leave it out for SQLite" in done.stderr


def test_several_processes_without_a_shared_cache_are_refused(tmp_path: Path) -> None:
    done = _start(tmp_path, WEB_CONCURRENCY="4")
    assert done.returncode != 0
    assert "4 web processes (WEB_CONCURRENCY) need one cache between them." in done.stderr


def test_several_processes_with_a_shared_cache_start(tmp_path: Path) -> None:
    shared = _start(tmp_path, WEB_CONCURRENCY="4", CACHE_URL="redis://localhost:6379/0")
    assert shared.returncode == 0, shared.stderr


def test_status_checks_are_asked_by_https_or_not_at_all(tmp_path: Path) -> None:
    done = _start(tmp_path, DBS_STATUS_URL="http://status.example/api")
    assert "DBS_STATUS_URL must start with https://" in done.stderr
    assert _start(tmp_path, DBS_STATUS_URL="http://127.0.0.1:8109/api").returncode == 0
