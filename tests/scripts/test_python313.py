"""Finding a Python 3.13 that starts, not merely one that is on the PATH."""

import sys
from pathlib import Path

import python313


def test_the_one_that_runs_these_tests_is_found() -> None:
    assert python313.version_of(python313.find() or "") == (3, 13)


def test_a_shim_that_refuses_to_start_is_no_python(tmp_path: Path) -> None:
    shim = tmp_path / "python3.13"
    shim.write_text("#!/bin/sh\necho 'pyenv: python3.13: command not found' >&2\nexit 127\n")
    shim.chmod(0o755)
    assert python313.version_of(str(shim)) is None


def test_what_is_not_there_is_no_python() -> None:
    assert python313.version_of("/nowhere/python3.13") is None


def test_a_version_is_told_by_the_interpreter_itself() -> None:
    assert python313.version_of(sys.executable) == sys.version_info[:2]
