"""A register of parts that holds the test's own and nothing else."""

import pytest

from kernel.due import parts


@pytest.fixture(autouse=True)
def register(monkeypatch: pytest.MonkeyPatch) -> dict[str, parts.Work]:
    ours: dict[str, parts.Work] = {}
    monkeypatch.setattr(parts, "_parts", ours)
    return ours
