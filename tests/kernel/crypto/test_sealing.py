"""What is sealed opens in its own place only, with any key of the ring."""

import base64

import pytest
from django.core.checks import run_checks
from hypothesis import given
from hypothesis import strategies as some
from pytest_django import Settings

from kernel.crypto import CannotUnseal, seal, sealing, unseal


@pytest.fixture(autouse=True)
def _whatever_the_database_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here keys alone are tried; whether they fit a database is test_canary.py's."""
    monkeypatch.setattr(sealing, "before_sealing", [])


OLD, NEW = "1a" * 32, "2b" * 32
PLACE = {"model": "vetting.Check", "field": "number", "row": "k3f9"}


@given(some.text(some.characters(exclude_categories=["Cs"])))
def test_what_was_sealed_is_what_opens(text: str) -> None:
    assert unseal(seal(text, **PLACE), **PLACE) == text


def test_the_text_does_not_show_and_never_looks_the_same_twice() -> None:
    first, second = seal("001234567890", **PLACE), seal("001234567890", **PLACE)
    assert first != second
    assert "001234567890" not in base64.b64decode(first.rpartition(".")[2], b"-_").decode("latin1")


@pytest.mark.parametrize(
    "elsewhere", [{"model": "vetting.Training"}, {"field": "note"}, {"row": "k3fa"}]
)
def test_a_sealed_text_that_was_moved_does_not_open(elsewhere: dict[str, str]) -> None:
    sealed = seal("001234567890", **PLACE)
    with pytest.raises(CannotUnseal):
        unseal(sealed, **{**PLACE, **elsewhere})


def test_without_the_place_in_its_seal_a_moved_text_would_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control: the same move with the binding out of the way."""
    monkeypatch.setattr(sealing, "_place", lambda model, field, row: b"")
    sealed = seal("001234567890", **PLACE)
    assert unseal(sealed, **{**PLACE, "row": "k3fa"}) == "001234567890"


def test_an_older_key_still_opens_and_the_newest_seals(settings: Settings) -> None:
    settings.FIELD_KEYS = [OLD]
    before = seal("kept", **PLACE)
    settings.FIELD_KEYS = [NEW, OLD]
    after = seal("kept", **PLACE)
    assert unseal(before, **PLACE) == "kept"
    assert after.split(".")[1] != before.split(".")[1]

    settings.FIELD_KEYS = [NEW]
    assert unseal(after, **PLACE) == "kept"
    with pytest.raises(CannotUnseal):
        unseal(before, **PLACE)


@pytest.mark.parametrize(
    "damage",
    [
        lambda sealed: "",
        lambda sealed: "plain text",
        lambda sealed: "v1..",
        lambda sealed: sealed[:-8],
        lambda sealed: sealed.replace("v1.", "v2."),
        lambda sealed: sealed[:14] + ("A" if sealed[14] != "A" else "B") + sealed[15:],
        lambda sealed: sealed + "\0🙂",
    ],
)
def test_what_is_damaged_is_refused_and_nothing_else(damage: object) -> None:
    with pytest.raises(CannotUnseal):
        unseal(damage(seal("001234567890", **PLACE)), **PLACE)  # type: ignore[operator]


@pytest.mark.parametrize("keys", [[], ["0" * 63], ["g" * 64], [OLD, OLD], [NEW, "short"]])
def test_keys_that_are_no_keys_are_refused_at_start(settings: Settings, keys: list[str]) -> None:
    settings.FIELD_KEYS = keys
    faults = [fault for fault in run_checks(tags=["security"]) if fault.id == "crypto.E001"]
    assert faults
    assert not [fault for fault in faults for key in keys if key in str(fault)]


def test_good_keys_are_not_refused(settings: Settings) -> None:
    settings.FIELD_KEYS = [NEW, OLD]
    assert "crypto.E001" not in {fault.id for fault in run_checks(tags=["security"])}
