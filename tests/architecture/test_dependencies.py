"""Every dependency states its reason; the lock files name hashes and no address."""

import re
import tomllib

import pytest

from tests.architecture.sources import text, tracked

LOCKS = ("requirements.txt", "requirements-dev.txt", "scripts/uv-requirements.txt")


def test_every_dependency_has_its_reason_on_its_line() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    lines = text("pyproject.toml").splitlines()
    with_reason = {
        found[1] for line in lines if (found := re.match(r'\s+"([^"]+)",\s+# \S+ ?\S', line))
    }
    assert set(wanted) - with_reason == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_no_address(lock: str) -> None:
    assert (
        re.findall(r"https?://|file:|--(?:extra-)?index-url|--find-links|/\w+/\w+", text(lock))
        == []
    )


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_is_named_by_its_hash(lock: str) -> None:
    packages = re.split(r"(?m)^(?=\w)", text(lock))
    assert [
        each.split()[0] for each in packages if "==" in each and "--hash=sha256:" not in each
    ] == []


def test_there_is_no_lock_file_that_writes_addresses() -> None:
    """npm can leave them out, and does (omit-lockfile-registry-resolved)."""
    assert tracked("uv.lock", "poetry.lock", "pdm.lock") == []
    assert [name for name in tracked("package-lock.json") if '"resolved"' in text(name)] == []


def test_every_silenced_lint_rule_says_why() -> None:
    silent = [
        f"{name}:{number}"
        for name in tracked(".py")
        for number, line in enumerate(text(name).splitlines(), 1)
        if re.search(r"#\s*noqa(?!: [A-Z0-9, ]+ -- \S)", line) and "re.search" not in line
    ]
    assert silent == []
