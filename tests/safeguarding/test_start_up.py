"""A record that reaches no session would be worse than none."""

import pytest

from safeguarding.clearance import changes, checks


def test_somebody_hears_of_changes() -> None:
    assert checks.somebody_listens() == []


def test_a_product_in_which_nobody_listens_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "_listeners", [])
    assert [fault.id for fault in checks.somebody_listens()] == ["safeguarding.E001"]
